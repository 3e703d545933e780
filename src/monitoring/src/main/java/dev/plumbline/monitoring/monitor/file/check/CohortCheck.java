package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.Defaults;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.MonthCalendar;
import dev.plumbline.monitoring.monitor.WindowSpec;
import dev.plumbline.monitoring.monitor.file.text.DurationText;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.monitor.file.text.Suggestion;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks that all cohorts can be added up from the smallest one, that there is one kind of months
 * and nothing that looks like them, and that rules on cohorts fit.
 */
final class CohortCheck {

  private CohortCheck() {}

  static void check(Place monitor) {
    List<Place> cohorts = monitor.at("cohorts").items();
    Optional<Duration> smallest =
        cohorts.stream().flatMap(size -> size.duration().stream()).min(Duration::compareTo);
    Optional<Duration> finest = finestStep(monitor.at("windows"));
    List<Place> months = cohorts.stream().filter(CohortText::isMonth).toList();
    for (Place size : cohorts) {
      if (size.duration().isEmpty()) {
        continue;
      }
      if (size.duration().get().equals(MonthCalendar.NOMINAL)) {
        size.refuse("is the mean length of a month: write month");
      } else if (!months.isEmpty()
          && MonthCalendar.isLengthOfMonth(size.duration().get().toMillis())) {
        size.refuse("cannot stand beside month, from which it could not be told: 27 to 32 days");
      } else if (finest.isPresent() && !isMultiple(size.duration().get(), finest.get())) {
        size.refuse(
            "is not a multiple of the finest step of the windows: "
                + DurationText.format(finest.get()));
      } else if (!isMultiple(size.duration().get(), smallest.orElseThrow())) {
        size.refuse(
            "is not a multiple of the smallest cohort: "
                + DurationText.format(smallest.orElseThrow()));
      }
    }
    months.forEach(CohortCheck::zone);
    months.stream().skip(1).forEach(month -> month.refuse("is a month, too: name one zone"));
  }

  private static void zone(Place month) {
    if (CohortText.zone(month).isEmpty()) {
      Place zone = month.at(CohortText.MONTH);
      String near =
          zone.text()
              .flatMap(
                  name -> Suggestion.nearest(new TreeSet<>(ZoneId.getAvailableZoneIds()), name))
              .map(name -> ". Did you mean \"" + name + "\"?")
              .orElse("");
      zone.refuse("is no time zone: write it as UTC, Europe/Zurich or +01:00" + near);
    }
  }

  /** Checks the window and the coverage of a rule on cohorts, and that only such a rule has one. */
  static void rule(Place rule, boolean isOfCohorts, DeclaredNames declared) {
    Place window = rule.at("window");
    Optional<Duration> size = CohortText.window(window);
    if (!isOfCohorts && !rule.at("metric").text().flatMap(Metric::find).isPresent()) {
      return; // what the rule is about is not known, and reported already
    }
    if (!isOfCohorts) {
      rule.at("min_coverage")
          .refuseKeyIfGiven("has an effect only for quality with axis: prediction_time");
      if (CohortText.isMonth(window)) {
        window.refuse("is a cohort, for quality with axis: prediction_time");
      }
    } else if (size.isPresent() && !declared.cohorts().contains(size.get())) {
      window.refuse(
          declared.cohorts().isEmpty()
              ? "is judged by prediction time: add \"cohorts: [%s]\""
                  .formatted(CohortText.format(size.get()))
              : "is not the size of a cohort. Allowed: %s."
                  .formatted(
                      String.join(
                          ", ", declared.cohorts().stream().map(CohortText::format).toList())));
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
