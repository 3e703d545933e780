package dev.plumbline.cli.profile;

import dev.plumbline.cli.control.KafkaMonitorTopic;
import dev.plumbline.cli.control.ProfileTopic;
import dev.plumbline.cli.control.ProfileUse;
import dev.plumbline.cli.control.RefusedChangeException;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.monitoring.profile.Profile;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a profile off its topic. */
@Command(
    name = "delete",
    description = {
      "Deletes a published profile. Refuses while a monitor in force refers to it, or one that waits; then a"
          + " replay would find no reference. A job that has read it keeps it until it is started anew.",
      "Exit: 0 deleted, 1 Kafka failed, 2 there is no such profile, it is in use, or the name means several."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline profile delete card-fraud-1",
      "  plumbline profile delete card-fraud-1@55ea64d62d02e717 --force"
    })
final class ProfileDeleteCommand implements Callable<Integer> {

  @Mixin private ProfileOptions options;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME|ID",
      description = "A name, if one profile has it; else the id that profile list shows.")
  private String nameOrId;

  @Option(names = "--force", description = "Delete it even if a monitor refers to it.")
  private boolean force;

  @Override
  public Integer call() throws IOException, RefusedChangeException {
    KafkaAccess kafka = options.access();
    ProfileTopic topic = options.profiles(kafka);
    ProfileTopic.Content content = topic.content();
    Profile profile = only(content.named(nameOrId));
    if (!force) {
      ProfileUse use =
          new ProfileUse(
              new KafkaMonitorTopic(kafka, options.monitorsTopic()).history(), Instant.now());
      requireUnused(profile, use.models(profile.name()));
    }
    topic.delete(profile, content.keys());
    Terminal.of(spec).print(profile.id() + ": deleted, " + profile.features().size() + " features");
    return 0;
  }

  private Profile only(List<Profile> found) throws RefusedChangeException {
    if (found.isEmpty()) {
      throw new RefusedChangeException(
          "there is no profile " + nameOrId + "; see what there is: plumbline profile list");
    }
    if (found.size() > 1) {
      String ids = String.join(", ", found.stream().map(Profile::id).toList());
      throw new RefusedChangeException(nameOrId + " means several profiles, name one: " + ids);
    }
    return found.get(0);
  }

  private static void requireUnused(Profile profile, List<String> models)
      throws RefusedChangeException {
    if (!models.isEmpty()) {
      throw new RefusedChangeException(
          "%s is the reference of %s; apply a monitor with another one first, or say --force"
              .formatted(profile.id(), String.join(", ", models)));
    }
  }
}
