package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureCountsTest implements AccumulatorLaws<FeatureCounts> {

  private static final ReferenceScale SCALE = new ReferenceScale(0.25, 1.5, -2, 2);

  @Override
  public FeatureCounts empty() {
    return new FeatureCounts(200);
  }

  @Override
  public void countOne(FeatureCounts accumulator, Random random) {
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
  public FeatureCounts read(byte[] bytes) {
    return FeatureCounts.fromBytes(bytes);
  }

  @Override
  public FeatureCounts otherShape() {
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
}
