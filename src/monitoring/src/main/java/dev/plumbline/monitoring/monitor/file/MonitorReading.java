package dev.plumbline.monitoring.monitor.file;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.text.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a monitor: either the monitor, or everything that is wrong with it. Never
 * both, never neither.
 *
 * @param monitor the monitor, or empty when there are problems
 * @param problems all problems in the order of their lines; empty when there is a monitor
 */
public record MonitorReading(Optional<Monitor> monitor, List<Problem> problems) {

  public MonitorReading {
    problems = List.copyOf(problems);
    if (monitor.isPresent() != problems.isEmpty()) {
      throw new IllegalArgumentException(
          "either a monitor or problems, got: " + monitor + " and " + problems);
    }
  }

  /** A monitor that nothing is wrong with. */
  public static MonitorReading of(Monitor monitor) {
    return new MonitorReading(Optional.of(monitor), List.of());
  }

  static MonitorReading refused(List<Problem> problems) {
    return new MonitorReading(Optional.empty(), problems);
  }

  /**
   * The monitor, for callers that cannot go on without one.
   *
   * @throws IllegalArgumentException with one problem a line when there is none
   */
  public Monitor orThrow() {
    return monitor.orElseThrow(
        () ->
            new IllegalArgumentException(
                String.join("\n", problems.stream().map(Problem::toString).toList())));
  }
}
