package dev.plumbline.console.control;

import dev.plumbline.monitoring.monitor.Monitor;
import java.util.ArrayList;
import java.util.List;

/** A control topic without Kafka. */
final class MonitorTopicInMemory implements MonitorTopic {

  private final List<Monitor> revisions = new ArrayList<>();

  @Override
  public MonitorHistory history() {
    return new MonitorHistory(revisions, List.of());
  }

  @Override
  public void append(Monitor monitor) {
    revisions.add(monitor);
  }
}
