package dev.plumbline.testbed.elec2;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.WindowSpec;
import java.time.Duration;

/**
 * Windows of one size that follow on each other.
 *
 * @param version version of the model
 * @param segment part of the traffic
 * @param size how long each is
 */
record AccuracySeries(String version, String segment, Duration size) {

  static AccuracySeries of(AccuracyWindow window) {
    Duration size = Duration.ofMillis(window.end() - window.start());
    return new AccuracySeries(window.version(), window.segment(), size);
  }

  /**
   * The windows of a monitor that these are.
   *
   * @throws IllegalArgumentException when it has none of this size
   */
  WindowSpec in(Monitor monitor) {
    return monitor.windows().stream()
        .filter(spec -> spec.size().equals(size))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the monitor of " + monitor.model() + " has no window of " + size));
  }
}
