package dev.plumbline.monitoring.profile;

/** The values of one feature while a profile is built. */
sealed interface FeatureSample permits NumericSample, CategoricalSample {

  String name();

  /** Takes the value of one row; null = missing. */
  void add(Object value);

  FeatureProfile profile();
}
