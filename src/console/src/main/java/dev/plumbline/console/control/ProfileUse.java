package dev.plumbline.console.control;

import dev.plumbline.monitoring.monitor.Monitor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which models are measured against a profile: those whose monitor in force, or whose newest one
 * that waits, refers to its name. {@code {version}} in a reference stands for any version.
 *
 * @param monitors all monitors
 * @param now what is in force at this time
 */
public record ProfileUse(MonitorHistory monitors, Instant now) {

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
    String pattern = Pattern.quote(reference).replace(VERSION, "\\E.*\\Q");
    return profile.matches(pattern);
  }
}
