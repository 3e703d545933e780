package dev.plumbline.monitoring.monitor.file.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.monitoring.monitor.CohortSpan;
import dev.plumbline.monitoring.monitor.MonthCalendar;
import dev.plumbline.monitoring.monitor.file.text.DurationText;
import dev.plumbline.monitoring.monitor.file.text.Place;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Cohorts as monitors write them: a duration, {@code month} for calendar months in UTC, or {@code
 * {month: Europe/Zurich}}. Rules name a month as {@code month}, whatever its zone, since there is
 * one zone at most.
 */
public final class CohortText {

  static final String MONTH = "month";

  private static final ZoneId UTC = ZoneId.of("UTC");

  private CohortText() {}

  /** Whether a cohort is a month, its zone being right or wrong. */
  static boolean isMonth(Place cohort) {
    return isNamedMonth(cohort) || cohort.at(MONTH).isGiven();
  }

  /** The cohort; empty when it has another form, or a zone that there is not. */
  public static Optional<CohortSpan> read(Place cohort) {
    return isMonth(cohort)
        ? zone(cohort).map(CohortSpan::monthIn)
        : cohort
            .duration()
            .filter(length -> !length.equals(MonthCalendar.NOMINAL))
            .map(CohortSpan::of);
  }

  /** The zone of a month; empty when there is no such zone. */
  static Optional<ZoneId> zone(Place month) {
    if (isNamedMonth(month)) {
      return Optional.of(UTC);
    }
    try {
      return month.at(MONTH).text().map(ZoneId::of);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The window that a rule names, that of a month by the length that stands for it. */
  public static Optional<Duration> window(Place window) {
    return isNamedMonth(window) ? Optional.of(MonthCalendar.NOMINAL) : window.duration();
  }

  /** As a rule names the window. */
  public static String format(Duration window) {
    return window.equals(MonthCalendar.NOMINAL) ? MONTH : DurationText.format(window);
  }

  public static JsonNode write(CohortSpan cohort) {
    return cohort.isMonth() && !cohort.months().zone().equals(UTC)
        ? JsonNodeFactory.instance.objectNode().put(MONTH, cohort.months().zone().getId())
        : TextNode.valueOf(format(cohort.length()));
  }

  private static boolean isNamedMonth(Place place) {
    return place.text().filter(MONTH::equals).isPresent();
  }
}
