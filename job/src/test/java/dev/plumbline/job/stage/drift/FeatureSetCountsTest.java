package dev.plumbline.job.stage.drift;

import dev.plumbline.job.testing.GroupLaws;
import dev.plumbline.statistics.FeatureCounts;
import dev.plumbline.statistics.SignedHistogram;
import java.util.Random;

class FeatureSetCountsTest implements GroupLaws<FeatureSetCounts> {

  @Override
  public FeatureSetCounts empty() {
    return FeatureSetCounts.empty();
  }

  @Override
  public FeatureSetCounts random(Random random) {
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

  @Override
  public FeatureSetCounts read(byte[] bytes) {
    return FeatureSetCounts.fromBytes(bytes);
  }
}
