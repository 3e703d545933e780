package dev.plumbline.cli.profile;

import dev.plumbline.cli.option.StoredProfile;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.file.ProfileRecords;
import dev.plumbline.schemas.record.RecordWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a profile. */
@Command(
    name = "show",
    description = {
      "Shows a profile: rows, ranges, what is missing, a small picture of each feature, how good the model was, and"
          + " what looks wrong. --feature and --long draw the distributions: equally wide parts for numbers, a bar"
          + " for each category.",
      "With --json the records as they are published: one line a feature with its edges, counts and groups, from"
          + " which anybody can compute PSI; the manifest last."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline profile show card-fraud-1.profile.avro",
      "  plumbline profile show card-fraud-1.profile.avro --feature amount",
      "  plumbline profile show card-fraud-1.profile.avro --json"
    })
final class ProfileShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A profile, *.profile.avro.")
  private Path file;

  @Option(
      names = "--feature",
      paramLabel = "NAME",
      description =
          "Draws this feature alone; repeatable. @score, @class and @value are the answer.")
  private List<String> features = new ArrayList<>();

  @Option(names = "--long", description = "Draws every feature below the overview.")
  private boolean all;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    Profile profile = StoredProfile.read(file, spec);
    List<FeatureProfile> drawn = drawn(profile);
    if (json) {
      for (GenericRecord record : ProfileRecords.toRecords(profile)) {
        byte[] line = RecordWriter.json(record.getSchema()).write(record);
        terminal.print(new String(line, StandardCharsets.UTF_8));
      }
      return 0;
    }
    if (features.isEmpty()) {
      new ProfileText(profile).lines().forEach(terminal::print);
    } else {
      terminal.print(profile.id());
    }
    for (FeatureProfile feature : drawn) {
      terminal.print("");
      new FeatureText(feature, profile.rowCount()).lines().forEach(terminal::print);
    }
    return 0;
  }

  private List<FeatureProfile> drawn(Profile profile) {
    if (features.isEmpty()) {
      return all ? profile.features() : List.of();
    }
    List<FeatureProfile> named = new ArrayList<>();
    for (String name : features) {
      named.add(
          profile
              .feature(name)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "%s has no feature %s; it has %s"
                              .formatted(
                                  file,
                                  name,
                                  String.join(
                                      ", ",
                                      profile.features().stream()
                                          .map(FeatureProfile::name)
                                          .toList())))));
    }
    return named;
  }
}
