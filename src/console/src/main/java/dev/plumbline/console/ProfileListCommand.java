package dev.plumbline.console;

import dev.plumbline.console.control.ProfileTopic;
import dev.plumbline.monitoring.profile.Profile;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the published profiles. */
@Command(
    name = "list",
    description =
        "Lists the profiles on the topic, oldest first, and tells of those that are not whole.",
    footer = {"", "Example:", "  plumbline profile list"})
final class ProfileListCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka;
  @Spec private CommandSpec spec;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "profiles",
      description = "The topic of profiles; default ${DEFAULT-VALUE}.")
  private String topic;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    ProfileTopic.Content content = new ProfileTopic(kafka.access(), topic).content();
    content.problems().forEach(terminal::note);
    if (content.profiles().isEmpty()) {
      terminal.note("There are no profiles yet; publish one with: plumbline profile apply FILE");
      return 0;
    }
    Table table = new Table("PROFILE", "MODEL", "ROWS", "FEATURES");
    for (Profile profile : content.profiles()) {
      table.add(
          profile.id(),
          profile.model(),
          String.format(Locale.ROOT, "%,d", profile.rowCount()),
          Integer.toString(profile.features().size()));
    }
    table.lines().forEach(terminal::print);
    return 0;
  }
}
