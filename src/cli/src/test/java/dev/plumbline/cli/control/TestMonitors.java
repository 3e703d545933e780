package dev.plumbline.cli.control;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;

/** Monitors of a model that looks for fraud. */
final class TestMonitors {

  private TestMonitors() {}

  /**
   * A monitor.
   *
   * @param more further keys, as YAML
   */
  static Monitor of(String model, String more) {
    String text =
        """
        model: %s
        task: binary
        positive_class: fraud
        features: {amount: numeric}
        windows: [{size: 5m, every: 1m}]
        labels: {horizon: 7d}
        %s
        """;
    return MonitorFile.read("test.yaml", text.formatted(model, more)).orThrow();
  }
}
