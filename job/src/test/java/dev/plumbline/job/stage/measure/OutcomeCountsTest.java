package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.job.testing.GroupLaws;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.measurement.quality.ClassList;
import dev.plumbline.monitoring.measurement.quality.OutcomeCounts;
import dev.plumbline.monitoring.monitor.Tolerance;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeCountsTest extends GroupLaws<OutcomeCounts> {

  private static final List<String> NAMES = List.of("a", "b", "c", "fraud", "ok");

  OutcomeCountsTest() {
    super(OutcomeCounts::new, OutcomeCounts::fromBytes, OutcomeCountsTest::random);
  }

  private static OutcomeCounts random(Random random) {
    OutcomeCounts counts = new OutcomeCounts();
    for (int event = 0; event < 30; event++) {
      String predicted = NAMES.get(random.nextInt(NAMES.size()));
      String actual = NAMES.get(random.nextInt(NAMES.size()));
      Double score = event % 3 == 0 ? null : random.nextDouble();
      counts.count(Outcomes.scored(1, "BINARY", predicted, actual, score));
      counts.count(Outcomes.classified(1, "MULTICLASS", predicted, actual));
      counts.count(Outcomes.scored(1, "MULTICLASS", "a", actual, random.nextDouble()));
      counts.count(
          Outcomes.regression(
              1, random.nextGaussian(), random.nextGaussian(), new Tolerance(1.0, null)));
    }
    return counts;
  }

  @ParameterizedTest
  @CsvSource({
    "fraud, fraud, 1",
    "fraud, ok, 0",
    "ok, fraud, 0",
    "ok, ok, 1",
    "not fraud, ok, 1",
  })
  void knowsWhetherABinaryAnswerWasRight(String predicted, String actual, long right) {
    // Given
    OutcomeCounts counts = new OutcomeCounts();

    // When
    counts.count(Outcomes.classified(1, "BINARY", predicted, actual));

    // Then
    assertThat(counts.binary(counts.unknownOfBinary()).total()).isEqualTo(1);
    assertThat(
            counts.binary(counts.unknownOfBinary()).truePositives()
                + counts.binary(counts.unknownOfBinary()).trueNegatives())
        .isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource({"a, a, 1", "a, b, 0", "x, x, 1", "x, y, 0", "x, a, 0"})
  void knowsWhetherAnAnswerWasRightThoughItsClassIsNotListed(
      String predicted, String actual, long right) {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.classified(1, "MULTICLASS", predicted, actual));

    // When
    counts.closedTo(new ClassList(List.of("a", "b")));

    // Then
    assertThat(counts.labels()).isEqualTo(1);
    assertThat(counts.classes().correct()).isEqualTo(right);
  }

  @Test
  void takesBackAnOutcomeOfTheOppositeSign() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.scored(1, "BINARY", "fraud", "ok", 0.7));
    counts.count(Outcomes.scored(1, "MULTICLASS", "a", "b", 0.7));
    counts.count(Outcomes.regression(1, 1.5, 2.5));

    // When
    counts.count(Outcomes.scored(-1, "BINARY", "fraud", "ok", 0.7));
    counts.count(Outcomes.scored(-1, "MULTICLASS", "a", "b", 0.7));
    counts.count(Outcomes.regression(-1, 1.5, 2.5));

    // Then
    assertThat(counts.isZero()).isTrue();
    assertThat(counts.toBytes()).isEqualTo(new OutcomeCounts().toBytes());
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void comesToTheSameWhetherClassesAreClosedBeforeOrAfterTheyAreAddedUp(int seed) {
    // Given
    Random random = new Random(seed);
    ClassList list = new ClassList(List.of("a", "b"));
    OutcomeCounts one = random(random);
    OutcomeCounts other = random(random);

    // When
    OutcomeCounts late = OutcomeCounts.fromBytes(one.toBytes());
    late.add(other);
    late.closedTo(list);
    OutcomeCounts early = one.closedTo(list);
    early.add(other.closedTo(list));

    // Then
    assertThat(early.toBytes()).isEqualTo(late.toBytes());
  }

  @Test
  void isBoundedOnceItsClassesAreClosedWhateverLabelsSay() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    for (int label = 0; label < 1_000; label++) {
      counts.count(
          Outcomes.classified(1, "MULTICLASS", label % 2 == 0 ? "a" : "z" + label, "n" + label));
    }

    // When
    counts.closedTo(new ClassList(List.of("a", "b")));

    // Then
    assertThat(counts.classes().size()).isEqualTo(2);
    assertThat(counts.labels()).isEqualTo(1_000);
  }

  @Test
  void refusesBytesOfAnotherVersion() {
    // Given
    byte[] bytes = new OutcomeCounts().toBytes();
    bytes[0] = 1;

    // When / Then
    assertThatThrownBy(() -> OutcomeCounts.fromBytes(bytes)).hasMessageContaining("version 1");
  }
}
