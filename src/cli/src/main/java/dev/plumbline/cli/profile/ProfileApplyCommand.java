package dev.plumbline.cli.profile;

import dev.plumbline.cli.control.NextEdition;
import dev.plumbline.cli.control.ProfileTopic;
import dev.plumbline.cli.control.RefusedChangeException;
import dev.plumbline.cli.option.EffectiveText;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.option.ScheduleOptions;
import dev.plumbline.cli.option.StoredProfile;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes profiles. */
@Command(
    name = "apply",
    description = {
      "Publishes profiles, so that the job can measure drift against them. A name stands for one profile at any event"
          + " time: one that is published again under its name takes the place of the one before at one event time,"
          + " some minutes from now, when no event of that time can have been judged yet. One that is there already,"
          + " with the same content, is left alone, unless --all-parts asks for it.",
      "Exit: 0 all are published or were already, 1 Kafka failed, 2 a file is wrong (then none is published) or its"
          + " time is refused."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline profile apply card-fraud-1.profile.avro --before-start     the job has read no events of it yet",
      "  plumbline profile apply card-fraud-1.profile.avro                    takes effect in about 6 minutes",
      "  plumbline profile apply card-fraud-1.profile.avro --all-parts        a job has rejected parts of it"
    })
final class ProfileApplyCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka;
  @Mixin private ProfileTopicOption topic;
  @Mixin private ScheduleOptions scheduleOptions;
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Profiles, *.profile.avro.")
  private List<Path> files;

  @Option(
      names = "--all-parts",
      description =
          "Writes every part again, also of a profile that is whole on the topic already: for jobs that have"
              + " rejected parts of it. What is published already keeps its time.")
  private boolean allParts;

  @Override
  public Integer call() throws IOException, RefusedChangeException {
    Terminal terminal = Terminal.of(spec);
    List<Profile> profiles = new ArrayList<>();
    for (Path file : files) {
      profiles.add(StoredProfile.read(file, spec));
    }
    ProfileTopic profileTopic = topic.in(kafka.access());
    ProfileTopic.Content content = profileTopic.content();
    Set<String> present = new HashSet<>();
    content.profiles().forEach(profile -> present.add(profile.name() + "@" + profile.hash()));
    Map<String, ProfileEdition> published = new HashMap<>();
    for (Profile profile : profiles) {
      Optional<ProfileEdition> newest =
          Optional.ofNullable(published.get(profile.name()))
              .or(() -> content.newest(profile.name()));
      Instant now = Instant.now();
      Optional<ProfileEdition> next =
          NextEdition.next(profile, newest, scheduleOptions.schedule(now));
      if (next.isEmpty()) {
        unchanged(newest.orElseThrow(), profileTopic, now);
        continue;
      }
      boolean isThere = !present.add(profile.name() + "@" + profile.hash());
      profileTopic.publish(next.get(), isThere && !allParts);
      published.put(profile.name(), next.get());
      terminal.print(
          "%s: published, %d features, takes effect from %s"
              .formatted(
                  profile.id(),
                  profile.features().size(),
                  EffectiveText.of(next.get().effectiveFrom(), now)));
    }
    return 0;
  }

  private void unchanged(ProfileEdition newest, ProfileTopic profileTopic, Instant now) {
    if (allParts) {
      profileTopic.publish(newest, false);
    }
    Terminal.of(spec)
        .print(
            "%s: unchanged, it is published already, from %s%s"
                .formatted(
                    newest.profile().id(),
                    EffectiveText.of(newest.effectiveFrom(), now),
                    allParts ? "; all its parts were written again" : ""));
  }
}
