package dev.plumbline.cli.profile;

import dev.plumbline.cli.control.ProfileTopic;
import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.TopicNames;
import picocli.CommandLine.Option;

/** Where the profiles are. */
final class ProfileTopicOption {

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = TopicNames.PROFILES,
      description = "The topic of profiles; default ${DEFAULT-VALUE}.")
  private String topic;

  /** The topic of profiles that was named. */
  ProfileTopic in(KafkaAccess access) {
    return new ProfileTopic(access, topic);
  }
}
