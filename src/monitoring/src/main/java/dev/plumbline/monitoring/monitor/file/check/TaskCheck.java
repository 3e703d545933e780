package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.file.text.MonitorText;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.schemas.text.CanonicalText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Checks what belongs to the kind of model: its positive class, its threshold, its start. */
public final class TaskCheck {

  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

  private TaskCheck() {}

  static void check(Place monitor) {
    Optional<Task> task = monitor.at("task").oneOf(Task.class);
    if (task.isPresent()) {
      check(task.get(), monitor);
    }
    instant(monitor.at(MonitorText.EFFECTIVE_FROM));
    instant(monitor.at(MonitorText.WATCHED_SINCE));
  }

  private static void instant(Place place) {
    if (place.text().isPresent() && instant(place.text().get()).isEmpty()) {
      place.refuse("is not an instant like 2026-12-01T00:00:00Z, from 1970 to 9999");
    }
  }

  private static void check(Task task, Place monitor) {
    answers(task, monitor);
    if (task != Task.BINARY) {
      monitor.at("positive_class").refuseKeyIfGiven("applies to binary tasks only");
      monitor.at("decision_threshold").refuseKeyIfGiven("applies to binary tasks only");
      monitor.at("business_value").refuseKeyIfGiven("applies to binary tasks only");
    } else if (!monitor.at("positive_class").isGiven()) {
      monitor.lacks("\"positive_class\" is missing: a binary task needs it");
    }
  }

  private static void answers(Task task, Place monitor) {
    if (task == Task.REGRESSION) {
      monitor.at("classes").refuseKeyIfGiven("applies to binary and multiclass tasks only");
    }
    if (task == Task.BINARY) {
      holdsPositive(monitor.at("classes"), monitor.at("positive_class").text());
    }
    if (task != Task.REGRESSION) {
      monitor.at("tolerance").refuseKeyIfGiven("applies to regression tasks only");
    }
  }

  private static void holdsPositive(Place classes, Optional<String> positive) {
    boolean holds =
        positive.isEmpty()
            || classes.texts().isEmpty()
            || classes.texts().stream()
                .map(CanonicalText::of)
                .anyMatch(CanonicalText.of(positive.get())::equals);
    if (!holds) {
      classes.refuse("lacks the positive class " + positive.get());
    }
  }

  /**
   * Reads an instant with a zone; empty when it is none, or none from 1970 to 9999: times outside
   * do not occur in events, and in milliseconds the farthest do not fit a long.
   */
  public static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(instant -> !instant.isBefore(Instant.EPOCH) && instant.isBefore(YEAR_10000));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
