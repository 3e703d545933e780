package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.statistics.drift.Wasserstein;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A categorical column in its series' own past, in {@link HashedCells}. What a cell stands for is
 * not known, so it gives no evidence.
 */
record HashedFeature(int column, FeatureSetCounts past) implements FeatureReference {

  @Override
  public FeatureKind kind() {
    return FeatureKind.CATEGORICAL;
  }

  @Override
  public long count() {
    return Arrays.stream(counts()).sum();
  }

  @Override
  public long[] counts() {
    return countsOf(past);
  }

  @Override
  public long[] countsOf(FeatureSetCounts window) {
    return window.isEmpty() ? new long[HashedCells.CELLS] : window.feature(column).bins();
  }

  @Override
  public ReferenceGroups groups() {
    return new ReferenceGroups(IntStream.range(0, HashedCells.CELLS).toArray(), counts());
  }

  @Override
  public boolean hasNames() {
    return false;
  }

  @Override
  public String groupName(int group) {
    return "categories of cell " + group;
  }

  @Override
  public Optional<ReferenceBins> bins() {
    return Optional.empty();
  }

  /** Only a list of categories knows which are new. */
  @Override
  public OptionalInt unseenCell() {
    return OptionalInt.empty();
  }

  @Override
  public boolean hasDeviation() {
    return false;
  }

  @Override
  public Optional<Wasserstein> wasserstein(FeatureSetCounts window) {
    return Optional.empty();
  }

  @Override
  public Optional<Estimate> meanShift(FeatureSetCounts window) {
    return Optional.empty();
  }

  @Override
  public String inWords() {
    return "the reference";
  }
}
