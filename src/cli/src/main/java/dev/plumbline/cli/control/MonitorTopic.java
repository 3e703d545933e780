package dev.plumbline.cli.control;

import dev.plumbline.monitoring.monitor.Monitor;

/** The control topic: a history of monitors that is only ever appended to. */
public interface MonitorTopic extends AutoCloseable {

  /** All that is on the topic now. */
  PublishedMonitors history();

  /** Appends a revision; returns when it is stored. */
  void append(Monitor monitor);

  /** Gives back what appending took. */
  @Override
  void close();
}
