package dev.plumbline.cli.profile;

import dev.plumbline.cli.control.KafkaMonitorTopic;
import dev.plumbline.cli.control.ProfileTopic;
import dev.plumbline.cli.control.ProfileUse;
import dev.plumbline.cli.option.EffectiveText;
import dev.plumbline.cli.terminal.DisplayText;
import dev.plumbline.cli.terminal.Table;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
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
      "Lists the profiles on the topic, oldest first, from when on each holds, the models whose monitors use them, and"
          + " tells of those that are not whole. Of profiles with one name each holds until the next takes effect."
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
    table(content.editions(), use, Instant.now()).lines().forEach(terminal::print);
    return 0;
  }

  /** The editions of the profiles, each with the models that use it now or from its time on. */
  static Table table(List<ProfileEdition> editions, ProfileUse use, Instant now) {
    Table table = new Table("PROFILE", "MODEL", "ROWS", "FEATURES", "FROM", "USED BY");
    for (ProfileEdition edition : editions) {
      Profile profile = edition.profile();
      List<String> models = use.models(profile.name());
      String used = models.isEmpty() ? "-" : String.join(", ", models);
      table.add(
          profile.id(),
          profile.model(),
          DisplayText.count(profile.rowCount()),
          DisplayText.count(profile.features().size()),
          EffectiveText.of(edition.effectiveFrom(), now),
          isReplaced(edition, editions, now) ? "- (there is a newer one)" : used);
    }
    return table;
  }

  /** Whether a later edition of its name has taken effect. */
  private static boolean isReplaced(
      ProfileEdition edition, List<ProfileEdition> editions, Instant now) {
    List<ProfileEdition> behind = editions.subList(editions.indexOf(edition) + 1, editions.size());
    return behind.stream()
        .filter(later -> later.profile().name().equals(edition.profile().name()))
        .anyMatch(
            later ->
                !later.effectiveFrom().isAfter(now)
                    || !later.effectiveFrom().isAfter(edition.effectiveFrom()));
  }
}
