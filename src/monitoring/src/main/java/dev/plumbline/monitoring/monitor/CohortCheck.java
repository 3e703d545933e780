package dev.plumbline.monitoring.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that all cohorts can be added up from the smallest one, and that rules on them fit. */
final class CohortCheck {

  private CohortCheck() {}

  static void check(Place monitor) {
    List<Place> cohorts = monitor.at("cohorts").items();
    Optional<Duration> smallest =
        cohorts.stream().flatMap(size -> size.duration().stream()).min(Duration::compareTo);
    Optional<Duration> finest = finestStep(monitor.at("windows"));
    for (Place size : cohorts) {
      if (size.duration().isEmpty()) {
        continue;
      }
      if (finest.isPresent() && !isMultiple(size.duration().get(), finest.get())) {
        size.refuse(
            "is not a multiple of the finest step of the windows: "
                + DurationText.format(finest.get()));
      } else if (!isMultiple(size.duration().get(), smallest.orElseThrow())) {
        size.refuse(
            "is not a multiple of the smallest cohort: "
                + DurationText.format(smallest.orElseThrow()));
      }
    }
  }

  /** Checks the window and the coverage of a rule on cohorts, and that only such a rule has one. */
  static void rule(Place rule, boolean isOfCohorts, Declared declared) {
    Place window = rule.at("window");
    if (!isOfCohorts) {
      rule.at("min_coverage")
          .refuseKeyIfGiven("has an effect only for quality with axis: prediction_time");
    } else if (window.duration().isPresent()
        && !declared.cohorts().contains(window.duration().get())) {
      window.refuse(
          declared.cohorts().isEmpty()
              ? "is judged by prediction time: add \"cohorts: [%s]\""
                  .formatted(DurationText.format(window.duration().get()))
              : "is not the size of a cohort. Allowed: %s."
                  .formatted(
                      String.join(
                          ", ", declared.cohorts().stream().map(DurationText::format).toList())));
    }
  }

  private static Optional<Duration> finestStep(Place windows) {
    Stream<Duration> steps =
        windows.isGiven()
            ? windows.items().stream().flatMap(window -> window.at("every").duration().stream())
            : Defaults.WINDOWS.stream().map(WindowSpec::every);
    return steps.min(Duration::compareTo);
  }

  private static boolean isMultiple(Duration size, Duration of) {
    return of.isZero() || size.toMillis() % of.toMillis() == 0;
  }
}
