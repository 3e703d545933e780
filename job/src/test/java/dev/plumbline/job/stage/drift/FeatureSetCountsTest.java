package dev.plumbline.job.stage.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.GroupLaws;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.statistics.histogram.FeatureCounts;
import dev.plumbline.statistics.histogram.ReferenceScale;
import dev.plumbline.statistics.histogram.SignedHistogram;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FeatureSetCountsTest extends GroupLaws<FeatureSetCounts> {

  FeatureSetCountsTest() {
    super(FeatureSetCounts::empty, FeatureSetCounts::fromBytes, FeatureSetCountsTest::random);
  }

  private static FeatureSetCounts random(Random random) {
    FeatureCounts[] features = {new FeatureCounts(1), new FeatureCounts(20)};
    for (int event = 0; event < 30; event++) {
      features[0].count(0, 0);
      features[1].countCategory(random.nextInt(20), 0);
      features[event % 2].countMissing();
    }
    features[0].countInvalid();
    SignedHistogram grid = new SignedHistogram();
    for (int event = 0; event < 20; event++) {
      grid.add(random.nextGaussian() * 100);
    }
    return new FeatureSetCounts(features, new SignedHistogram[] {grid, null});
  }

  @RepeatedTest(10)
  void addsBytesAsItAddsWhatTheyWereMadeOf(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    FeatureSetCounts part = random(random);
    FeatureSetCounts gone = random(random);
    FeatureSetCounts fromBytes = FeatureSetCounts.empty();
    FeatureSetCounts fromObjects = FeatureSetCounts.empty();

    // When
    fromBytes.add(part.toBytes());
    fromBytes.add(part.toBytes());
    fromBytes.takeBack(gone.toBytes());

    // Then
    fromObjects.add(part);
    fromObjects.add(part);
    fromObjects.takeBack(gone);
    assertThat(fromBytes.toBytes()).isEqualTo(fromObjects.toBytes());
    fromBytes.add(FeatureSetCounts.empty().toBytes());
    assertThat(fromBytes.toBytes()).isEqualTo(fromObjects.toBytes());
  }

  @Test
  void readsAndAddsWhatTheVersionBeforeWrote() {
    // Given
    ReferenceScale scale = new ReferenceScale(0, 1, -1, 1);
    FeatureCounts first = new FeatureCounts(5);
    first.count(1, 2.5, scale);
    first.count(1, -3, scale);
    first.countCategory(4, 7);
    first.countMissing();
    first.countInvalid();
    first.countOutOfRange();
    FeatureCounts second = new FeatureCounts(2);
    second.countWrongType();
    SignedHistogram grid = new SignedHistogram();
    grid.add(-2);
    grid.add(0.5);
    FeatureSetCounts counts =
        new FeatureSetCounts(
            new FeatureCounts[] {first, second}, new SignedHistogram[] {null, grid});

    // When
    byte[] written =
        HexFormat.of()
            .parseHex(
                "02000000020000003d0205020200020001040002020600b3c4d4860900a9acee99c3d9f6eb2104"
                    + "000180808080f8ffffffff010080808080f401008080808020008080808018000000000000"
                    + "001702020000020000020000000000000000000000000000000000000f01060101c1ff0302"
                    + "060101c1fe0302");

    // Then
    assertThat(FeatureSetCounts.fromBytes(written).toBytes()).isEqualTo(counts.toBytes());
    counts.takeBack(written);
    assertThat(counts.isZero()).isTrue();
  }
}
