package dev.plumbline.job.stage.drift;

import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.ReferenceBins;
import java.util.Optional;

/** A column that a profile knows: windows were counted in the profile's own cells. */
record ProfiledFeature(int column, FeatureProfile profile) implements FeatureReference {

  @Override
  public FeatureKind kind() {
    return profile.kind();
  }

  @Override
  public long count() {
    return profile.count();
  }

  @Override
  public long[] counts() {
    return profile.referenceCounts();
  }

  @Override
  public long[] countsOf(FeatureSetCounts window) {
    return window.feature(column).bins();
  }

  @Override
  public int[] groups() {
    return profile.groups();
  }

  @Override
  public String groupName(int group) {
    return profile.groupName(group);
  }

  @Override
  public Optional<ReferenceBins> bins() {
    return profile instanceof NumericProfile numeric ? numeric.bins() : Optional.empty();
  }

  @Override
  public String inWords() {
    return "the profile";
  }
}
