package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Versions;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.monitor.file.text.Suggestion;
import java.util.Optional;

/** Checks that there are the series that a rule asks for: else it would never be judged. */
final class SeriesChoiceCheck {

  private SeriesChoiceCheck() {}

  static void check(Place monitor) {
    DeclaredSeries declared = DeclaredSeries.in(monitor);
    for (Place rule : monitor.at("rules").items()) {
      versions(rule.at(DeclaredSeries.ONLY_VERSIONS), declared.kept());
      segments(rule, declared);
    }
  }

  private static void versions(Place chosen, Versions kept) {
    boolean each = chosen.text().equals(Optional.of(DeclaredSeries.EACH));
    if (each && kept == Versions.TOGETHER) {
      chosen.refuse(noneOfAVersion());
    }
    for (Place name : chosen.items()) {
      boolean isTotal = name.text().equals(Optional.of(Versions.ALL));
      if (isTotal && kept == Versions.EACH) {
        name.refuse("is no series: \"versions: each\" keeps none over all versions");
      } else if (!isTotal && name.text().isPresent() && kept == Versions.TOGETHER) {
        name.refuse(noneOfAVersion());
      }
    }
  }

  private static String noneOfAVersion() {
    return "is no series: \"versions: together\" keeps one over all versions, \"*\"";
  }

  private static void segments(Place rule, DeclaredSeries declared) {
    Place chosen = rule.at(DeclaredSeries.SEGMENTS);
    Optional<Metric> metric = rule.at("metric").text().flatMap(Metric::find);
    if (metric.filter(Metric::isOfFeatures).isPresent()) {
      chosen.refuseKeyIfGiven(
          "has no effect: %s is told over all segments".formatted(metric.get().metricName()));
      return;
    }
    for (Place name : chosen.items()) {
      name.text()
          .filter(text -> declared.segmentNamed(text).isEmpty())
          .ifPresent(
              text ->
                  name.refuse(
                      "is not a segment of this monitor. "
                          + Suggestion.among(declared.names(), text)));
    }
  }
}
