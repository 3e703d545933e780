package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.Defaults;
import dev.plumbline.monitoring.monitor.Reference;
import dev.plumbline.monitoring.monitor.WindowSpec;
import dev.plumbline.monitoring.monitor.file.text.DurationText;
import dev.plumbline.monitoring.monitor.file.text.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks that a trailing reference can be put together from the panes it is kept in. */
final class ReferenceCheck {

  /** A quarter of a year by the hour: 2,160 panes a series. */
  static final Duration LONGEST = Duration.ofDays(90);

  private ReferenceCheck() {}

  static void check(Place monitor) {
    Place trailing = monitor.at("reference").at("trailing");
    trailing.duration().ifPresent(length -> check(trailing, length, steps(monitor.at("windows"))));
  }

  private static void check(Place trailing, Duration length, List<Duration> steps) {
    if (length.compareTo(LONGEST) > 0) {
      trailing.refuse("is too long: at most " + DurationText.format(LONGEST));
    }
    if (!steps.isEmpty() && steps.stream().allMatch(step -> step.toSeconds() > 0)) {
      Duration pane = Reference.paneOf(steps.stream().min(Duration::compareTo).orElseThrow());
      if (length.toSeconds() % pane.toSeconds() != 0) {
        trailing.refuse(
            "is not a multiple of the panes it is kept in: " + DurationText.format(pane));
      }
    }
  }

  private static List<Duration> steps(Place windows) {
    if (!windows.isGiven()) {
      return Defaults.WINDOWS.stream().map(WindowSpec::every).toList();
    }
    List<Duration> steps = new ArrayList<>();
    windows.items().forEach(window -> window.at("every").duration().ifPresent(steps::add));
    return steps;
  }
}
