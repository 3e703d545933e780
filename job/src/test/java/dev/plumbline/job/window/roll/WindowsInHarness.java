package dev.plumbline.job.window.roll;

import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.event.SeriesDefinition;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of windows of a minute and of five, over tallies, each in a harness of its own. */
abstract class WindowsInHarness {

  static final long PANE = 10_000;

  static final long MINUTE = 60_000;

  static final String MONITOR =
      Monitors.withWindows(Monitors.MINUTE, "{\"size\": \"5m\", \"every\": \"1m\"}");

  static final SeriesDefinition WHOLE = Monitors.whole(Monitors.definition(MONITOR));

  WindowsHarness windows;

  @BeforeEach
  void open() throws Exception {
    windows = WindowsHarness.open(new HashMapStateBackend());
  }

  @AfterEach
  void close() {
    windows.close();
  }
}
