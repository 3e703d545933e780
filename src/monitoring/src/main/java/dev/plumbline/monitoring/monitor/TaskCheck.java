package dev.plumbline.monitoring.monitor;

import dev.plumbline.schemas.CanonicalText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Checks what belongs to the kind of model: its positive class, its threshold, its start. */
final class TaskCheck {

  private TaskCheck() {}

  static void check(Place monitor) {
    Optional<Task> task = Names.find(Task.class, monitor.at("task"));
    if (task.isPresent()) {
      check(task.get(), monitor);
    }
    Place start = monitor.at(MonitorText.EFFECTIVE_FROM);
    if (start.text().isPresent() && instant(start.text().get()).isEmpty()) {
      start.refuse("is not an instant like 2026-12-01T00:00:00Z");
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
    for (Place name : monitor.at("classes").items()) {
      if (name.text().equals(Optional.of(Segment.OTHER))) {
        name.refuse("is reserved: it stands for what the list does not name");
      }
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

  /** Reads an instant with a zone; empty when it is none. */
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
