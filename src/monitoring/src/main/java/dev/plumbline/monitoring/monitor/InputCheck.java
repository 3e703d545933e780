package dev.plumbline.monitoring.monitor;

import java.util.List;
import java.util.Optional;

/** Checks features and segments: reserved names, and ranges that hold a value. */
final class InputCheck {

  private InputCheck() {}

  static void check(Place monitor) {
    monitor.at("features").entries().forEach(InputCheck::feature);
    for (Place segment : monitor.at("segments").entries()) {
      if (!segment.at("values").isGiven() && !segment.at("top").isGiven()) {
        segment.lacks("\"values\" is missing");
      }
      segment.at("values").items().forEach(InputCheck::segmentValue);
    }
  }

  private static void feature(Place feature) {
    if (feature.key().equals(Rule.ALL_FEATURES) || feature.key().startsWith("@")) {
      feature.refuseKeyIfGiven("is reserved: name the feature otherwise");
    }
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
  static Optional<FeatureKind> kind(Place feature) {
    return Names.find(FeatureKind.class, feature)
        .or(() -> Names.find(FeatureKind.class, feature.at("type")));
  }

  private static void segmentValue(Place value) {
    if (value.text().equals(Optional.of(Segment.OTHER))) {
      value.refuse("is reserved: it stands for what the list does not name");
    }
  }
}
