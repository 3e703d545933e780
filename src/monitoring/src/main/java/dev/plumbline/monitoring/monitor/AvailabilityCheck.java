package dev.plumbline.monitoring.monitor;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses what the contract knows and this release does not compute: an option that is accepted and
 * without effect would deceive. Remove a line here when its part is built.
 */
final class AvailabilityCheck {

  private static final String NOT_YET = "is not available in this release";
  private static final List<String> KEYS = List.of("retraining");
  private static final List<String> RULE_KEYS =
      List.of("anomalous", "changed", "relative_to", "season");
  private static final Set<String> GROUPS =
      Stream.concat(Stream.of("all"), Arrays.stream(MetricFamily.values()).map(Names::of))
          .collect(Collectors.toUnmodifiableSet());

  private AvailabilityCheck() {}

  static void check(Place monitor) {
    refuse(monitor, KEYS);
    refuseIfTrue(monitor.at("deduplicate"));
    for (Place segment : monitor.at("segments").entries()) {
      refuse(segment, List.of("top"));
      refuseIfTrue(segment.at("drift"));
    }
    for (Place measure : monitor.at("measures").items()) {
      measure.text().filter(name -> !GROUPS.contains(name)).ifPresent(name -> metric(measure));
    }
    for (Place rule : monitor.at("rules").items()) {
      refuse(rule, RULE_KEYS);
      metric(rule.at("metric"));
    }
  }

  private static void refuse(Place holder, List<String> keys) {
    keys.forEach(key -> holder.at(key).refuseKeyIfGiven(NOT_YET));
  }

  private static void refuseIfTrue(Place flag) {
    if (flag.isTrue()) {
      flag.refuseKeyIfGiven(NOT_YET);
    }
  }

  /** A name that the schema does not know either has been told there. */
  private static void metric(Place name) {
    if (name.text().isPresent() && name.text().flatMap(Metric::find).isEmpty()) {
      name.refuse(NOT_YET);
    }
  }
}
