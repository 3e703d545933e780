package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.monitor.AnswerRule;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.monitor.Task;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of a monitor that are told apart, a closed list: the positive class of a binary
 * model, those that the monitor lists of another. Everything else is one class behind them.
 *
 * @param listed by their canonical text; empty when nothing is to be told apart
 */
public record ClassList(List<String> listed) {

  /** The classes that a monitor tells apart. */
  public static ClassList of(Monitor monitor) {
    return new ClassList(
        monitor.task() == Task.BINARY
            ? List.of(new AnswerRule(monitor).positiveClass())
            : monitor.answers().classes());
  }

  /** Whether nothing is to be told apart. */
  public boolean isEmpty() {
    return listed.isEmpty();
  }

  /** The index of a class; what is not listed has the one behind the last. */
  public int indexOf(String name) {
    int index = listed.indexOf(name);
    return index < 0 ? listed.size() : index;
  }

  /** The name of a class or {@value Segment#OTHER}. */
  String nameOf(String name) {
    return listed.contains(name) ? name : Segment.OTHER;
  }

  /** The names of all by index, {@value Segment#OTHER} last. */
  public List<String> names() {
    return Stream.concat(listed.stream(), Stream.of(Segment.OTHER)).toList();
  }
}
