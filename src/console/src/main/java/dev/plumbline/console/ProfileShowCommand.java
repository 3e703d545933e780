package dev.plumbline.console;

import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileRecords;
import dev.plumbline.schemas.RecordWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a profile. */
@Command(
    name = "show",
    description =
        "Shows a profile: rows, ranges, what is missing, and a small picture of each feature. With --json the"
            + " records as they are published: one line a feature, the manifest last.",
    footer = {"", "Example:", "  plumbline profile show card-fraud-1.profile.avro"})
final class ProfileShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A profile, *.profile.avro.")
  private Path file;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    Profile profile = StoredProfile.read(file, spec);
    if (json) {
      for (GenericRecord record : ProfileRecords.toRecords(profile)) {
        byte[] line = RecordWriter.json(record.getSchema()).write(record);
        terminal.print(new String(line, StandardCharsets.UTF_8));
      }
    } else {
      new ProfileText(profile).lines().forEach(terminal::print);
    }
    return 0;
  }
}
