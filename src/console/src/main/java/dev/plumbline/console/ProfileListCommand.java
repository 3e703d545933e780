package dev.plumbline.console;

import dev.plumbline.console.control.KafkaMonitorTopic;
import dev.plumbline.console.control.ProfileTopic;
import dev.plumbline.console.control.ProfileUse;
import dev.plumbline.console.kafka.KafkaAccess;
import dev.plumbline.monitoring.profile.Profile;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the published profiles. */
@Command(
    name = "list",
    description = {
      "Lists the profiles on the topic, oldest first, the models whose monitors use them, and tells of those that"
          + " are not whole. Of profiles with one name the newest is used."
    },
    footer = {"", "Example:", "  plumbline profile list"})
final class ProfileListCommand implements Callable<Integer> {

  @Mixin private ProfileOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    KafkaAccess kafka = options.access();
    ProfileTopic.Content content = options.profiles(kafka).content();
    content.problems().forEach(terminal::note);
    if (content.profiles().isEmpty()) {
      terminal.note("There are no profiles yet; publish one with: plumbline profile apply FILE");
      return 0;
    }
    ProfileUse use =
        new ProfileUse(
            new KafkaMonitorTopic(kafka, options.monitorsTopic()).history(), Instant.now());
    table(content.profiles(), use).lines().forEach(terminal::print);
    return 0;
  }

  /** The profiles, each with the models that use it. */
  static Table table(List<Profile> profiles, ProfileUse use) {
    Table table = new Table("PROFILE", "MODEL", "ROWS", "FEATURES", "USED BY");
    for (Profile profile : profiles) {
      Profile newest =
          profiles.stream()
              .filter(other -> other.name().equals(profile.name()))
              .reduce(profile, (earlier, later) -> later);
      List<String> models = use.models(profile.name());
      String used = models.isEmpty() ? "-" : String.join(", ", models);
      table.add(
          profile.id(),
          profile.model(),
          Written.count(profile.rowCount()),
          Written.count(profile.features().size()),
          newest.equals(profile) ? used : "- (there is a newer one)");
    }
    return table;
  }
}
