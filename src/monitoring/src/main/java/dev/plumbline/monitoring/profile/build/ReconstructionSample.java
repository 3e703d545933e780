package dev.plumbline.monitoring.profile.build;

import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.OutputNames;
import dev.plumbline.monitoring.profile.Projection;
import dev.plumbline.statistics.drift.PrincipalComponents;
import java.util.List;
import java.util.Optional;

/**
 * Learns what the numeric features of the kept rows have in common, from {@value #MOST_ROWS} rows
 * at most, chosen by their keys; then tells of every kept row how badly it fits.
 */
final class ReconstructionSample {

  /** Rows that the components are learned from. */
  static final int MOST_ROWS = 20_000;

  private final List<NumericSample> features;
  private final int rows;
  private final Optional<Projection> projection;

  /**
   * Learns.
   *
   * @param samples of all features; the first {@value PrincipalComponents#MOST_FEATURES} numeric
   *     ones count
   * @param keys of the kept rows
   */
  ReconstructionSample(List<FeatureSample> samples, long[] keys) {
    this.features =
        samples.stream()
            .filter(NumericSample.class::isInstance)
            .map(NumericSample.class::cast)
            .limit(PrincipalComponents.MOST_FEATURES)
            .toList();
    this.rows = keys.length;
    this.projection = learn(RowKeys.first(MOST_ROWS, keys));
  }

  private Optional<Projection> learn(int[] slots) {
    if (features.size() < 2) {
      return Optional.empty();
    }
    double[][] values = new double[slots.length][];
    for (int i = 0; i < slots.length; i++) {
      values[i] = values(slots[i]);
    }
    List<String> names = features.stream().map(NumericSample::name).toList();
    return PrincipalComponents.of(values).map(components -> new Projection(names, components));
  }

  /** What the features have in common; empty when fewer than two of them vary. */
  Optional<Projection> projection() {
    return projection;
  }

  /** How badly each row fits. */
  Optional<FeatureProfile> profile() {
    return projection.map(Projection::components).map(this::errors).map(NumericSample::profile);
  }

  private NumericSample errors(PrincipalComponents components) {
    double[] errors = new double[rows];
    for (int slot = 0; slot < rows; slot++) {
      errors[slot] = components.reconstructionError(values(slot));
    }
    return NumericSample.of(OutputNames.RECONSTRUCTION, errors);
  }

  private double[] values(int slot) {
    double[] values = new double[features.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = features.get(i).value(slot);
    }
    return values;
  }
}
