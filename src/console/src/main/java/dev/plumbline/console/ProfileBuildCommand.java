package dev.plumbline.console;

import dev.plumbline.console.file.BadFileException;
import dev.plumbline.console.file.ColumnMapping;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileBuilder;
import dev.plumbline.monitoring.profile.ProfileFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Builds a profile from training data. */
@Command(
    name = "build",
    description = {
      "Builds the reference profile of a monitor from training data: CSV with a header or JSON Lines, gzipped or"
          + " not. A column named like a feature, or feature.<name>, is that feature; others are ignored. The same"
          + " data give the same file, byte for byte, in any order of the rows.",
      "The profile gets the name that the monitor refers to under reference, {version} filled in.",
      "Exit: 0 written, 1 a row cannot be read (each is told, nothing is written), 2 a file or the usage is wrong."
    },
    footer = {
      "",
      "Example:",
      "  plumbline profile build --monitor job/monitors/card-fraud.yaml --data train.csv.gz --version 1 \\",
      "    --map amt=amount --out card-fraud-1.profile.avro"
    })
final class ProfileBuildCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--monitor",
      required = true,
      paramLabel = "FILE",
      description = "The monitor; it declares the features.")
  private Path monitorFile;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "The training data; several files are one set.")
  private List<Path> data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The profile to write, *.profile.avro.")
  private Path out;

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "Version of the model, for {version} in the profile's name.")
  private String version;

  @Option(
      names = "--map",
      paramLabel = "theirs=ours",
      description = "Takes a column of the data for a feature; repeatable.")
  private List<String> mappings = new ArrayList<>();

  @Option(
      names = "--time-column",
      paramLabel = "COLUMN",
      defaultValue = "predicted_at",
      description = "Column with the event time, if there is one; default ${DEFAULT-VALUE}.")
  private String timeColumn;

  @Override
  public Integer call() throws IOException, BadFileException {
    Terminal terminal = Terminal.of(spec);
    MonitorFiles read = MonitorFiles.read(List.of(monitorFile));
    if (read.tellProblems(terminal)) {
      return 2;
    }
    Monitor monitor = read.monitors().get(0);
    String name = name(monitor);
    ProfileBuilder builder = new ProfileBuilder(monitor);
    TrainingData training = new TrainingData(monitor, mapping(), timeColumn, terminal);
    long unreadable = 0;
    for (Path file : data) {
      unreadable += training.add(file, builder);
    }
    if (unreadable > 0 || builder.rows() == 0) {
      terminal.note(
          String.format(
              Locale.ROOT,
              "Nothing written: %,d rows were read, %,d could not be.",
              builder.rows(),
              unreadable));
      return 1;
    }
    Profile profile = builder.build(name);
    write(profile);
    tellSuspicious(terminal, profile);
    terminal.print(
        String.format(
            Locale.ROOT,
            "%s: %,d rows, %d features, written to %s",
            profile.id(),
            profile.rowCount(),
            profile.features().size(),
            out));
    return 0;
  }

  private String name(Monitor monitor) {
    String reference = monitor.reference().profile();
    if (reference == null) {
      throw new ParameterException(
          spec.commandLine(),
          monitorFile
              + " names no profile; add to it: reference: {profile: \""
              + monitor.model()
              + "-{version}\"}");
    }
    if (version == null && reference.contains("{version}")) {
      throw new ParameterException(
          spec.commandLine(),
          "The monitor's profile is named " + reference + "; say which with --version");
    }
    return monitor.profileFor(version == null ? "" : version);
  }

  private ColumnMapping mapping() {
    return new MapOption(mappings).parse(spec);
  }

  /** Whole or not at all: who reads while this writes finds the old file. */
  private void write(Profile profile) throws IOException {
    Path folder = out.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path half = Files.createTempFile(folder, ".profile", ".part");
    try {
      Files.write(half, ProfileFile.toBytes(profile));
      Files.move(half, out, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static void tellSuspicious(Terminal terminal, Profile profile) {
    for (FeatureProfile feature : profile.features()) {
      if (feature.invalidCount() > 0) {
        terminal.note(
            String.format(
                Locale.ROOT,
                "Look at %s: %,d of %,d values do not fit its type (%s)",
                feature.name(),
                feature.invalidCount(),
                profile.rowCount(),
                feature.kind().name().toLowerCase(Locale.ROOT)));
      } else if (feature.count() == 0) {
        terminal.note("Look at " + feature.name() + ": it has no value in any row");
      }
    }
  }
}
