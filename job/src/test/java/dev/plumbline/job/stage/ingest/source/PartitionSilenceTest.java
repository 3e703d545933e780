package dev.plumbline.job.stage.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.stage.ingest.source.EndOffsetsProbe.Answer;
import dev.plumbline.job.stage.ingest.source.EndOffsetsQuery.Reach;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionSilenceTest {

  private static final int PARTITION = 3;

  private final PartitionSilence silence =
      new PartitionSilence(Duration.ofSeconds(10), Duration.ofSeconds(300), Duration.ofSeconds(15));

  private static Answer holds(long start, long end, long askedAt) {
    return new Answer(Map.of(PARTITION, new Reach(start, end)), askedAt);
  }

  @Test
  void callsAPartitionSilentOnceWhenItWasReadToItsEndAndNothingCame() {
    // Given
    silence.assigned(PARTITION, 0, 0);
    silence.arrived(PARTITION, 41, 1_000);
    assertThat(silence.newlySilent(holds(0, 42, 10_000), 10_999)).isEmpty();

    // When / Then
    assertThat(silence.newlySilent(holds(0, 42, 10_000), 11_000)).containsExactly(PARTITION);
    assertThat(silence.newlySilent(holds(0, 42, 12_000), 12_000)).isEmpty();
  }

  @Test
  void isSilentAgainAfterTheNextRecord() {
    // Given
    silence.assigned(PARTITION, 0, 0);
    assertThat(silence.newlySilent(holds(0, 0, 10_000), 10_000)).containsExactly(PARTITION);

    // When
    silence.arrived(PARTITION, 0, 11_000);

    // Then: a silence of all has ended, so it is waited for longer
    assertThat(silence.newlySilent(holds(0, 1, 25_000), 25_999)).isEmpty();
    assertThat(silence.newlySilent(holds(0, 1, 25_000), 26_000)).containsExactly(PARTITION);
  }

  @Test
  void doesNotTakeAnOutageForSilence() {
    // Given
    silence.assigned(PARTITION, 0, 0);
    silence.arrived(PARTITION, 41, 5_000);

    // When / Then
    assertThat(silence.newlySilent(Answer.NONE, 1_000_000)).isEmpty();
    assertThat(silence.newlySilent(holds(0, 42, 4_999), 1_000_000)).isEmpty();
  }

  @Test
  void doesNotCallAPartitionSilentThatHasMoreToRead() {
    // Given
    silence.assigned(PARTITION, 0, 0);

    // When
    silence.arrived(PARTITION, 40, 1_000);

    // Then
    assertThat(silence.newlySilent(holds(0, 42, 299_000), 300_999)).isEmpty();
  }

  @Test
  void callsItSilentInTheEndWhereItCannotBeKnownToBeRead() {
    // Given
    silence.assigned(PARTITION, -1, 0);
    assertThat(silence.newlySilent(holds(0, 42, 299_000), 299_999)).isEmpty();

    // When / Then
    assertThat(silence.newlySilent(holds(0, 42, 299_000), 300_000)).containsExactly(PARTITION);
  }

  @Test
  void callsAnEmptyPartitionSilentWhereverItsOffsetsStand() {
    // Given
    silence.assigned(PARTITION, -1, 0);

    // When / Then
    assertThat(silence.newlySilent(holds(42, 42, 9_000), 10_000)).containsExactly(PARTITION);
  }

  @Test
  void isSilentNoMoreWhenTheBrokerDoesNotAnswerUntilItDoes() {
    // Given
    silence.assigned(PARTITION, 0, 0);
    assertThat(silence.newlySilent(holds(0, 0, 10_000), 10_000)).containsExactly(PARTITION);
    assertThat(silence.outage(holds(0, 0, 12_000), 12_000)).isFalse();

    // When
    boolean outage = silence.outage(Answer.NONE, 15_000);

    // Then: told once, and silent again only some time after the broker is back
    assertThat(outage).isTrue();
    assertThat(silence.outage(Answer.NONE, 17_000)).isFalse();
    assertThat(silence.newlySilent(Answer.NONE, 3_600_000)).isEmpty();
    assertThat(silence.newlySilent(holds(0, 0, 3_700_000), 3_700_000)).containsExactly(PARTITION);
  }
}
