package dev.plumbline.job.stage.ingest.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionClocksTest {

  private static final long UNKNOWN = -1;

  private final PartitionClocks clocks = new PartitionClocks(10, 100);

  @Test
  void judgesLatenessAgainstTheNewestEventOfThePartition() {
    // Given
    clocks.observe(0, 1_000, 1_000);

    // When
    Lateness within = clocks.observe(0, 990, 1_000);
    Lateness late = clocks.observe(0, 989, 1_000);
    Lateness stillLate = clocks.observe(0, 890, 1_000);
    Lateness tooLate = clocks.observe(0, 889, 1_000);
    Lateness elsewhere = clocks.observe(1, 1, 1_000);

    // Then
    assertThat(within).isEqualTo(Lateness.ON_TIME);
    assertThat(late).isEqualTo(Lateness.LATE);
    assertThat(stillLate).isEqualTo(Lateness.LATE);
    assertThat(tooLate).isEqualTo(Lateness.TOO_LATE);
    assertThat(elsewhere).isEqualTo(Lateness.ON_TIME);
  }

  @Test
  void followsTheSlowestPartition() {
    // Given
    clocks.observe(0, 1_000, UNKNOWN);

    // When
    clocks.observe(1, 500, UNKNOWN);

    // Then
    assertThat(clocks.watermark()).isEqualTo(500 - 10 - 1);
    assertThat(clocks.furthest()).isEqualTo(1_000 - 10 - 1);
  }

  @Test
  void waitsForAPartitionThatHasShownNothingYet() {
    // Given
    clocks.observe(0, 1_000, UNKNOWN);

    // When
    clocks.assigned(1);

    // Then
    assertThat(clocks.watermark()).isEqualTo(Long.MIN_VALUE);
    assertThat(clocks.idle()).isFalse();
  }

  @Test
  void doesNotWaitForASilentPartitionUntilItsNextEvent() {
    // Given
    clocks.observe(0, 1_000, UNKNOWN);
    clocks.observe(1, 500, UNKNOWN);

    // When
    clocks.silent(1);

    // Then
    assertThat(clocks.watermark()).isEqualTo(989);
    clocks.observe(1, 600, UNKNOWN);
    assertThat(clocks.watermark()).isEqualTo(589);
  }

  @Test
  void isIdleWhenEveryPartitionIsSilent() {
    // Given
    clocks.observe(0, 1_000, UNKNOWN);
    clocks.assigned(1);
    clocks.silent(0);
    assertThat(clocks.idle()).isFalse();

    // When
    clocks.silent(1);

    // Then
    assertThat(clocks.idle()).isTrue();
    assertThat(clocks.furthest()).isEqualTo(989);
  }

  @Test
  void trustsAnEventNoFurtherThanItsRecord() {
    // Given
    clocks.observe(0, 5_000, 1_000);

    // When
    Lateness next = clocks.observe(0, 995, 1_001);

    // Then
    assertThat(next).isEqualTo(Lateness.ON_TIME);
    assertThat(clocks.watermark()).isEqualTo(989);
  }

  @Test
  void judgesTheSameAfterARestore() {
    // Given
    clocks.observe(0, 1_000, UNKNOWN);
    clocks.observe(7, 2_000, UNKNOWN);
    PartitionClocks restored = new PartitionClocks(10, 100);

    // When
    restored.restore(clocks.snapshot(77));

    // Then
    assertThat(restored.observe(7, 1_880, UNKNOWN)).isEqualTo(Lateness.TOO_LATE);
    assertThat(restored.observe(0, 980, UNKNOWN)).isEqualTo(Lateness.LATE);
  }

  @Test
  void doesNotWaitForRestoredPartitionsThatAnotherSubtaskReads() {
    // Given
    clocks.observe(0, 1_000, UNKNOWN);
    PartitionClocks restored = new PartitionClocks(10, 100);

    // When
    restored.restore(clocks.snapshot(77));
    restored.observe(1, 5_000, UNKNOWN);

    // Then
    assertThat(restored.watermark()).isEqualTo(4_989);
  }

  @Test
  void waitsForThePartitionThatSpeaksWhenAllAreSilent() {
    // Given: time stood where the furthest had come
    clocks.assigned(0);
    clocks.assigned(1);
    clocks.observe(0, 1_000_000, 1_000_000);
    clocks.observe(1, 2_000_000, 2_000_000);
    clocks.silent(0);
    clocks.silent(1);
    assertThat(clocks.idle()).isTrue();

    // When
    clocks.observe(1, 3_000_000, 3_000_000);

    // Then: both are waited for again, the one that speaks and the one that may have as much to say
    assertThat(clocks.idle()).isFalse();
    assertThat(clocks.watermark()).isLessThan(1_000_000);
    clocks.silent(0);
    assertThat(clocks.watermark()).isBetween(2_000_000L, 3_000_000L);
  }

  @Test
  void takesTheLaterOfTwoRestoredTimesOfAPartitionWhicheverComesFirst() {
    for (List<PartitionTime> times :
        List.of(
            List.of(new PartitionTime(0, 5_000_000, 7, 1), new PartitionTime(0, 9_000_000, 3, 2)),
            List.of(
                new PartitionTime(0, 9_000_000, 3, 2), new PartitionTime(0, 5_000_000, 7, 1)))) {
      // Given
      PartitionClocks restored = new PartitionClocks(10_000, 600_000);

      // When
      restored.restore(times);

      // Then
      assertThat(restored.observe(0, 8_000_000, 8_000_000)).isEqualTo(Lateness.TOO_LATE);
      assertThat(restored.lastArrival()).isEqualTo(7);
      assertThat(restored.earliest()).isEqualTo(1);
    }
  }
}
