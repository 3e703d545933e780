package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.Outcome;
import dev.plumbline.job.testing.GroupLaws;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeCountsTest implements GroupLaws<OutcomeCounts> {

  @Override
  public OutcomeCounts empty() {
    return new OutcomeCounts();
  }

  @Override
  public OutcomeCounts random(Random random) {
    OutcomeCounts counts = new OutcomeCounts();
    for (int event = 0; event < 30; event++) {
      String predicted = random.nextBoolean() ? "fraud" : "ok";
      String actual = random.nextBoolean() ? "fraud" : "ok";
      counts.count(Outcomes.classified(1, "BINARY", predicted, actual));
      counts.count(Outcomes.regression(1, random.nextGaussian(), random.nextGaussian()));
    }
    return counts;
  }

  @Override
  public OutcomeCounts read(byte[] bytes) {
    return OutcomeCounts.fromBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "BINARY, fraud, fraud, 1",
    "BINARY, fraud, ok, 0",
    "BINARY, ok, fraud, 0",
    "BINARY, ok, ok, 1",
    "BINARY, __other__, ok, 1",
    "MULTICLASS, a, a, 1",
    "MULTICLASS, a, b, 0",
    "MULTICLASS, b, c, 0",
  })
  void knowsWhetherAnAnswerWasRight(String task, String predicted, String actual, long right) {
    // Given
    OutcomeCounts counts = new OutcomeCounts();

    // When
    counts.count(Outcomes.classified(1, task, predicted, actual));

    // Then
    assertThat(counts.classes().total()).isEqualTo(1);
    assertThat(counts.classes().correct()).isEqualTo(right);
  }

  @Test
  void takesBackAnOutcomeOfTheOppositeSign() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.classified(1, "BINARY", "fraud", "ok"));
    counts.count(Outcomes.regression(1, 1.5, 2.5));

    // When
    counts.count(Outcomes.classified(-1, "BINARY", "fraud", "ok"));
    counts.count(Outcomes.regression(-1, 1.5, 2.5));

    // Then
    assertThat(counts.isZero()).isTrue();
  }

  @Test
  void countsNoLabelThatAnswersAnotherTask() {
    // Given
    Outcome classLabel = Outcomes.classified(1, "REGRESSION", "x", "ok");
    Outcome valueLabel = Outcomes.regression(1, 1.0, 2.0);

    // When / Then
    assertThat(OutcomeCounts.countable(classLabel)).isFalse();
    assertThat(OutcomeCounts.countable(valueLabel)).isTrue();
    assertThat(OutcomeCounts.countable(Outcomes.classified(1, "BINARY", "x", null))).isFalse();
  }
}
