package dev.plumbline.cli.option;

import dev.plumbline.cli.control.KafkaMonitorTopic;
import dev.plumbline.cli.control.MonitorTopic;
import dev.plumbline.kafka.TopicNames;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the monitors are. */
public final class ControlOptions {

  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = TopicNames.MONITORS,
      description = "The control topic; default ${DEFAULT-VALUE}.")
  private String topic;

  /** The control topic that was named. */
  public MonitorTopic monitors() throws IOException {
    return new KafkaMonitorTopic(kafka.access(), topic);
  }
}
