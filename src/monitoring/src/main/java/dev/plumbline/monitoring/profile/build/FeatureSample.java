package dev.plumbline.monitoring.profile.build;

import dev.plumbline.monitoring.profile.FeatureProfile;

/** The values of one feature in the kept rows while a profile is built. */
sealed interface FeatureSample permits NumericSample, CategoricalSample {

  String name();

  /**
   * Puts the value of a row into its slot, in place of what another row had there.
   *
   * @param slot 0, or at most one above the largest so far
   * @param value null = missing
   */
  void put(int slot, Object value);

  /** Whether any kept row has a value, usable or not. */
  boolean hasValues();

  /** The reference of all slots. */
  FeatureProfile profile();
}
