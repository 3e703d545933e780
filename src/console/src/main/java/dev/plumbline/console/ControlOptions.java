package dev.plumbline.console;

import dev.plumbline.console.control.KafkaMonitorTopic;
import dev.plumbline.console.control.MonitorTopic;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the monitors are. */
final class ControlOptions {

  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "monitors",
      description = "The control topic; default ${DEFAULT-VALUE}.")
  private String topic;

  /** The control topic that was named. */
  MonitorTopic monitors() throws IOException {
    return new KafkaMonitorTopic(kafka.access(), topic);
  }
}
