package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.GroupLaws;
import dev.plumbline.monitoring.measurement.volume.AnswerTally;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerTallyTest extends GroupLaws<AnswerTally> {

  AnswerTallyTest() {
    super(AnswerTally::new, AnswerTally::fromBytes, AnswerTallyTest::random);
  }

  private static AnswerTally random(Random random) {
    AnswerTally tally = new AnswerTally();
    for (int answer = 0; answer < 30; answer++) {
      tally.count(random.nextInt(1 + random.nextInt(5)));
    }
    return tally;
  }

  @Test
  void hasNoneOfAClassThatWasNeverTheAnswer() {
    // Given
    AnswerTally tally = new AnswerTally();

    // When
    tally.count(1);

    // Then
    assertThat(tally.of(0)).isZero();
    assertThat(tally.of(1)).isEqualTo(1);
    assertThat(tally.of(50)).isZero();
    assertThat(tally.total()).isEqualTo(1);
  }
}
