package dev.plumbline.monitoring.measurement.drift.feature;

import java.util.Optional;

/**
 * What the columns of a series are compared with. A column without a reference is counted and
 * reported all the same, with the reason in place of a number.
 */
public interface SeriesReference {

  /**
   * The reference of a column.
   *
   * @param column position among the monitor's columns
   */
  Optional<FeatureReference> of(int column);

  /** Why a column without a reference has none, for the person who reads the measurement. */
  String whyNot(int column);

  /**
   * The errors with which the reference's own rows fit what its features have in common; empty when
   * it does not know. Counted in the column behind all others.
   */
  default Optional<FeatureReference> reconstruction() {
    return Optional.empty();
  }

  /** Why there are none, for the person who reads the measurement. */
  default String whyNoReconstruction() {
    return "only a profile knows what the features have in common";
  }
}
