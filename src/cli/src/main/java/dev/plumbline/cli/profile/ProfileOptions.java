package dev.plumbline.cli.profile;

import dev.plumbline.cli.control.ProfileTopic;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.TopicNames;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the profiles are, and the monitors that use them. */
final class ProfileOptions {

  @Mixin private KafkaOptions kafka;
  @Mixin private ProfileTopicOption topic;

  @Option(
      names = "--monitors-topic",
      paramLabel = "NAME",
      defaultValue = TopicNames.MONITORS,
      description = "The control topic; default ${DEFAULT-VALUE}.")
  private String monitorsTopic;

  /** Access to the cluster that was named. */
  KafkaAccess access() throws IOException {
    return kafka.access();
  }

  /** The topic of profiles that was named. */
  ProfileTopic profiles(KafkaAccess access) {
    return topic.in(access);
  }

  /** Name of the topic of monitors. */
  String monitorsTopic() {
    return monitorsTopic;
  }
}
