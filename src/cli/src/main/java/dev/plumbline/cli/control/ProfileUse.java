package dev.plumbline.cli.control;

import dev.plumbline.monitoring.monitor.Monitor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which models are measured against a profile: those whose monitor in force, or whose newest one
 * that waits, refers to its name. {@code {version}} in a reference stands for any version.
 *
 * @param monitors all monitors
 * @param now what is in force at this time
 */
public record ProfileUse(PublishedMonitors monitors, Instant now) {

  private static final String VERSION = "{version}";

  /** The models that use a profile of this name, in alphabetical order. */
  public List<String> models(String profile) {
    return monitors.models().stream().filter(model -> uses(model, profile)).toList();
  }

  private boolean uses(String model, String profile) {
    return Stream.of(monitors.inForce(model, now), monitors.newest(model))
        .flatMap(Optional::stream)
        .anyMatch(monitor -> refers(monitor, profile));
  }

  private static boolean refers(Monitor monitor, String profile) {
    String reference = monitor.reference().profile();
    if (monitor.deleted() || reference == null) {
      return false;
    }
    return isNamedSo(profile, reference);
  }

  /** Finds each text between two placeholders behind the one before: in one pass, and no more. */
  private static boolean isNamedSo(String profile, String reference) {
    int placeholder = reference.indexOf(VERSION);
    if (placeholder < 0) {
      return profile.equals(reference);
    }
    int last = reference.lastIndexOf(VERSION) + VERSION.length();
    String end = reference.substring(last);
    int from = placeholder;
    int until = profile.length() - end.length();
    if (!profile.startsWith(reference.substring(0, placeholder))
        || !profile.endsWith(end)
        || until < from) {
      return false;
    }
    for (String text : reference.substring(placeholder, last).split("\\{version}")) {
      int found = profile.indexOf(text, from);
      if (found < 0 || found + text.length() > until) {
        return false;
      }
      from = found + text.length();
    }
    return true;
  }
}
