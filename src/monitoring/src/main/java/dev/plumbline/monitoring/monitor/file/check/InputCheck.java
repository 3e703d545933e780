package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.FeatureKind;
import java.util.List;
import java.util.Optional;

/** Checks that the ranges of features hold a value. */
public final class InputCheck {

  private InputCheck() {}

  static void check(Place monitor) {
    monitor.at("features").entries().forEach(InputCheck::feature);
  }

  private static void feature(Place feature) {
    Place range = feature.at("range");
    List<Optional<Double>> ends = range.items().stream().map(Place::number).toList();
    if (ends.size() == 2 && ends.stream().allMatch(Optional::isPresent)) {
      ascending(range, ends.get(0).get(), ends.get(1).get());
    }
    if (kind(feature).equals(Optional.of(FeatureKind.CATEGORICAL))) {
      range.refuseKeyIfGiven("applies to numeric features only");
    }
  }

  /** Complains unless the first of two numbers is less than the second. */
  static void ascending(Place pair, double low, double high) {
    if (low >= high) {
      pair.refuse("holds nothing: the first must be less than the second");
    }
  }

  /** How a feature is counted, in the short form or the long one. */
  public static Optional<FeatureKind> kind(Place feature) {
    return feature.oneOf(FeatureKind.class).or(() -> feature.at("type").oneOf(FeatureKind.class));
  }
}
