package dev.plumbline.console;

import dev.plumbline.console.control.ProfileTopic;
import dev.plumbline.monitoring.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    description =
        "Publishes profiles, so that the job can measure drift against them. One that is there already, with the"
            + " same content, is left alone.",
    footer = {"", "Example:", "  plumbline profile apply card-fraud-1.profile.avro"})
final class ProfileApplyCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka;
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Profiles, *.profile.avro.")
  private List<Path> files;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "profiles",
      description = "The topic of profiles; default ${DEFAULT-VALUE}.")
  private String topic;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    List<Profile> profiles = new ArrayList<>();
    for (Path file : files) {
      profiles.add(StoredProfile.read(file, spec));
    }
    ProfileTopic profileTopic = new ProfileTopic(kafka.access(), topic);
    List<Profile> present = profileTopic.content().profiles();
    for (Profile profile : profiles) {
      if (present.contains(profile)) {
        terminal.print(profile.id() + ": unchanged, it is published already");
      } else {
        profileTopic.publish(profile);
        terminal.print(profile.id() + ": published, " + profile.features().size() + " features");
      }
    }
    return 0;
  }
}
