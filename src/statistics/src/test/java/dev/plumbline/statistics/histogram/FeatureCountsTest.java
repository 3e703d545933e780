package dev.plumbline.statistics.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.exact.AccumulatorLaws;
import dev.plumbline.statistics.exact.CompactReader;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FeatureCountsTest extends AccumulatorLaws<FeatureCounts> {

  private static final ReferenceScale SCALE = new ReferenceScale(0.25, 1.5, -2, 2);

  FeatureCountsTest() {
    super(() -> new FeatureCounts(200), FeatureCounts::fromBytes, FeatureCountsTest::countOne);
  }

  private static void countOne(FeatureCounts accumulator, Random random) {
    switch (random.nextInt(9)) {
      case 0 -> accumulator.countMissing();
      case 1 -> accumulator.countInvalid();
      case 2 -> accumulator.countWrongType();
      case 3 -> accumulator.count(random.nextInt(200), 7);
      case 4 -> accumulator.countCategory(random.nextInt(200), random.nextInt(3));
      case 5 -> {
        accumulator.count(random.nextInt(200), 1e300, SCALE);
        accumulator.countOutOfRange();
      }
      default -> accumulator.count(random.nextInt(200), random.nextGaussian(), SCALE);
    }
  }

  @Override
  protected FeatureCounts otherShape() {
    return new FeatureCounts(199);
  }

  @Test
  void countsMissingAndInvalidBesideTheBins() {
    // Given
    FeatureCounts counts = new FeatureCounts(3);

    // When
    counts.count(0, 1);
    counts.count(2, 3);
    counts.count(2, 3);
    counts.countMissing();
    counts.countInvalid();
    counts.countInvalid();

    // Then
    assertThat(counts.bins()).containsExactly(1, 0, 2);
    assertThat(counts.total()).isEqualTo(3);
    assertThat(counts.missing()).isEqualTo(1);
    assertThat(counts.invalid()).isEqualTo(2);
  }

  @Test
  void givesItsBinsAsACopy() {
    // Given
    FeatureCounts counts = new FeatureCounts(2);

    // When
    counts.bins()[0] = 7;

    // Then
    assertThat(counts.isZero()).isTrue();
  }

  @Test
  void takesFewBytesForFewValuesInManyBins() {
    // Given
    FeatureCounts counts = new FeatureCounts(200);

    // When
    counts.count(17, 0);
    counts.count(150, 0);

    // Then
    assertThat(counts.toBytes()).hasSizeLessThan(50);
  }

  @Test
  void refusesABinThatIsNotThere() {
    assertThatThrownBy(() -> new FeatureCounts(3).count(3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bin must be 0 to 2, but is 3");
    assertThatThrownBy(() -> new FeatureCounts(3).count(-1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FeatureCounts(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bins must be 1 to 100000, but is 0");
  }

  /** Counts of which some bins are empty, some hold many, and some are owed. */
  private FeatureCounts random(Random random) {
    FeatureCounts counts = new FeatureCounts(200);
    int items = random.nextInt(3) == 0 ? 40_000 : random.nextInt(200);
    for (int item = 0; item < items; item++) {
      countOne(counts, random);
    }
    if (random.nextBoolean()) {
      FeatureCounts owed = new FeatureCounts(200);
      owed.takeBack(counts);
      return owed;
    }
    return counts;
  }

  @RepeatedTest(20)
  void addsBytesAsItAddsWhatTheyWereMadeOf(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    FeatureCounts sum = random(random);
    FeatureCounts bySum = FeatureCounts.fromBytes(sum.toBytes());
    FeatureCounts part = random(random);
    FeatureCounts gone = random(random);

    // When
    sum.addFrom(withoutVersion(part), 1);
    sum.addFrom(withoutVersion(gone), -1);

    // Then
    bySum.add(part);
    bySum.takeBack(gone);
    assertThat(sum).isEqualTo(bySum);
    assertThat(sum.toBytes()).isEqualTo(bySum.toBytes());
  }

  private static CompactReader withoutVersion(FeatureCounts counts) {
    return new CompactReader("counts", 3, counts.toBytes());
  }

  @Test
  void refusesBytesOfAnotherShape() {
    assertThatThrownBy(() -> new FeatureCounts(200).addFrom(withoutVersion(otherShape()), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot combine counts of 200 bins with counts of 199");
  }

  @Test
  void countsBeyondWhatAByteHolds() {
    // Given
    FeatureCounts counts = new FeatureCounts(2);

    // When
    for (int i = 0; i < 1_000; i++) {
      counts.count(1, 5);
    }
    counts.count(0, 5);

    // Then
    assertThat(counts.bins()).containsExactly(1, 1_000);
    assertThat(FeatureCounts.fromBytes(counts.toBytes())).isEqualTo(counts);
    counts.takeBack(counts);
    assertThat(counts.toBytes()).isEqualTo(new FeatureCounts(2).toBytes());
  }

  @Test
  void takesAByteForMostValuesOfASmallWindow() {
    // Given
    FeatureCounts counts = new FeatureCounts(200);
    Random random = new Random(5);

    // When
    for (int i = 0; i < 33; i++) {
      counts.count(random.nextInt(200), random.nextGaussian(), SCALE);
    }

    // Then
    assertThat(counts.toBytes()).hasSizeLessThan(33 + 60);
  }

  @Test
  void readsWhatTheVersionBeforeWrote() {
    // Given
    ReferenceScale scale = new ReferenceScale(0, 1, -1, 1);
    FeatureCounts counts = new FeatureCounts(5);
    counts.count(1, 2.5, scale);
    counts.count(1, -3, scale);
    counts.countCategory(4, 7);
    counts.countMissing();
    counts.countInvalid();
    counts.countOutOfRange();

    // When
    byte[] written =
        HexFormat.of()
            .parseHex(
                "0205020200020001040002020600b3c4d4860900a9acee99c3d9f6eb2104000180808080f8"
                    + "ffffffff010080808080f401008080808020008080808018");

    // Then
    assertThat(FeatureCounts.fromBytes(written)).isEqualTo(counts);
  }

  @RepeatedTest(20)
  void refusesBytesThatAreCutShort(RepetitionInfo repetition) {
    // Given
    byte[] bytes = random(new Random(repetition.getCurrentRepetition())).toBytes();

    for (int length = 0; length < bytes.length; length++) {
      // When
      byte[] cut = Arrays.copyOf(bytes, length);

      // Then
      assertThatThrownBy(() -> FeatureCounts.fromBytes(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
