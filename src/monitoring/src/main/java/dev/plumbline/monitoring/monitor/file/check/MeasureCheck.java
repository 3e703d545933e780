package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Names;
import dev.plumbline.monitoring.monitor.file.text.Place;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Checks and expands what stands under {@code measures}: names of metrics, or of their families.
 */
public final class MeasureCheck {

  private MeasureCheck() {}

  static void check(Place measures, DeclaredNames declared) {
    for (Place measure : measures.items()) {
      measure.text().flatMap(Metric::find).flatMap(declared::obstacle).ifPresent(measure::refuse);
    }
  }

  /** The metrics that are named by these measures and can be computed for this monitor. */
  public static Set<Metric> expand(List<String> measures, DeclaredNames declared) {
    Set<Metric> metrics = EnumSet.noneOf(Metric.class);
    Arrays.stream(Metric.values())
        .filter(metric -> measures.stream().anyMatch(measure -> isNamed(metric, measure)))
        .filter(metric -> declared.obstacle(metric).isEmpty())
        .forEach(metrics::add);
    return metrics;
  }

  private static boolean isNamed(Metric metric, String measure) {
    return measure.equals("all")
        || measure.equals(metric.metricName())
        || measure.equals(Names.of(metric.family())) && !metric.isByOwnNameOnly();
  }
}
