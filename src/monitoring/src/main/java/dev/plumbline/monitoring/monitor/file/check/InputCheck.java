package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.file.text.Place;
import java.util.Optional;

/** Checks that the ranges of features hold a value. */
public final class InputCheck {

  private InputCheck() {}

  static void check(Place monitor) {
    monitor.at("features").entries().forEach(InputCheck::feature);
  }

  private static void feature(Place feature) {
    Place range = feature.at("range");
    range.refuseUnlessAscending();
    if (kind(feature).equals(Optional.of(FeatureKind.CATEGORICAL))) {
      range.refuseKeyIfGiven("applies to numeric features only");
    }
  }

  /** How a feature is counted, in the short form or the long one. */
  public static Optional<FeatureKind> kind(Place feature) {
    return feature.oneOf(FeatureKind.class).or(() -> feature.at("type").oneOf(FeatureKind.class));
  }
}
