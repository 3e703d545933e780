package dev.plumbline.cli.control;

import dev.plumbline.monitoring.monitor.Monitor;
import java.util.ArrayList;
import java.util.List;

/** A control topic without Kafka. */
final class MonitorTopicInMemory implements MonitorTopic {

  private final List<Monitor> revisions = new ArrayList<>();
  private int readings;

  /** How often it was read from its beginning. */
  int readings() {
    return readings;
  }

  @Override
  public PublishedMonitors history() {
    readings++;
    return new PublishedMonitors(revisions, List.of());
  }

  @Override
  public void append(Monitor monitor) {
    revisions.add(monitor);
  }

  @Override
  public void close() {}
}
