package dev.plumbline.monitoring.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rest of a monitor may refer to.
 *
 * @param task the task, empty when it is missing or wrong
 * @param features name → kind, empty where the kind is wrong; in the order of the file
 * @param windows sizes of the windows; those of the default when none are given
 * @param hasReference a reference profile is named
 */
record Declared(
    Optional<Task> task,
    Map<String, Optional<FeatureKind>> features,
    List<Duration> windows,
    boolean hasReference) {

  static Declared in(Place monitor) {
    Map<String, Optional<FeatureKind>> features = new LinkedHashMap<>();
    for (Place feature : monitor.at("features").entries()) {
      features.put(feature.key(), InputCheck.kind(feature));
    }
    List<Duration> sizes = new ArrayList<>();
    for (Place window : monitor.at("windows").items()) {
      window.at("size").duration().ifPresent(sizes::add);
    }
    if (!monitor.at("windows").isGiven()) {
      Defaults.WINDOWS.forEach(window -> sizes.add(window.size()));
    }
    return new Declared(
        Names.find(Task.class, monitor.at("task")),
        features,
        sizes,
        monitor.at("reference").isGiven());
  }

  /** Why a metric cannot be computed for this monitor; empty when it can. */
  Optional<String> obstacle(Metric metric) {
    if (task.isPresent() && !metric.fits(task.get())) {
      return Optional.of("does not fit the task " + Names.of(task.get()));
    }
    if (metric.isPerFeature() && features.isEmpty()) {
      return Optional.of("is about features, and \"features\" names none");
    }
    if (metric.isPerFeature() && features.values().stream().noneMatch(kind -> fits(metric, kind))) {
      return Optional.of("is about numeric features, and there is none");
    }
    if (metric.needsReference() && !hasReference) {
      return Optional.of("needs a reference: add \"reference: {profile: …}\"");
    }
    return Optional.empty();
  }

  /** True unless the feature is known to be of a kind that the metric is not for. */
  static boolean fits(Metric metric, Optional<FeatureKind> kind) {
    return kind.isEmpty() || metric.fits(kind.get());
  }
}
