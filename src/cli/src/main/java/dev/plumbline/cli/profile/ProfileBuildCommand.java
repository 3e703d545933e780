package dev.plumbline.cli.profile;

import dev.plumbline.cli.file.ColumnMapping;
import dev.plumbline.cli.file.DeclaredTypes;
import dev.plumbline.cli.file.ReadingRules;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.option.MapOption;
import dev.plumbline.cli.option.MonitorFiles;
import dev.plumbline.cli.option.ReadingOptions;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.build.ProfileBuilder;
import dev.plumbline.monitoring.profile.file.ProfileFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Builds a profile from training data. */
@Command(
    name = "build",
    description = {
      "Builds the reference profile of a monitor from training data: CSV with a header or JSON"
          + " Lines, gzipped or not, Avro container files, Parquet; the content tells which. A"
          + " column named like a feature, or feature.<name>, is that feature. The columns"
          + " predicted_class, predicted_value and probability.<class> are what the model answered:"
          + " they are profiled like features. With label_class or label_value the profile also"
          + " learns how good the model was and, where it helps, how to calibrate its score. Other"
          + " columns are ignored. What is nested has dots: customer.age; in a map features, it is"
          + " feature.age.",
      "From Avro and Parquet, an instant is milliseconds since 1970 (without a time zone: UTC), a"
          + " date is text (2026-12-01), a decimal is a number.",
      "Any size is read in one pass. Up to --sample rows all count, and the same data give the same"
          + " file, byte for byte, in any order of the rows; of more rows a uniform sample of that"
          + " many counts, always the same for the same file.",
      "The profile gets the name that the monitor refers to under reference, {version} filled in.",
      "A categorical feature of a CSV file is its text as it stands.",
      "Exit: 0 written, 1 a row cannot be read (it is told, nothing is written), 2 a file or the"
          + " usage is wrong."
    },
    footer = {
      "",
      "Example:",
      "  plumbline profile build --monitor job/monitors/card-fraud.yaml --data train.csv.gz"
          + " --version 1 \\",
      "    --map amt=amount --out card-fraud-1.profile.avro"
    })
final class ProfileBuildCommand implements Callable<Integer> {

  @Mixin private ReadingOptions reading;
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
      names = "--label-column",
      paramLabel = "COLUMN",
      description = "Takes this column for the truth: label_class, or label_value of a regression.")
  private String labelColumn;

  @Option(
      names = "--score-column",
      paramLabel = "COLUMN",
      description =
          "Takes this column for the answer: the probability of the positive class, or"
              + " predicted_value of a regression.")
  private String scoreColumn;

  @Option(
      names = "--sample",
      paramLabel = "ROWS",
      description =
          "Most rows whose values are kept; default 1000000, less with more than 25 numeric"
              + " features.")
  private Integer most;

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
    if (read.reportProblems(terminal)) {
      return 2;
    }
    Monitor monitor = read.monitors().get(0);
    String name = name(monitor);
    ProfileBuilder builder = builder(monitor);
    ReadingRules rules = reading.rules(spec, DeclaredTypes.by(monitor), true);
    TrainingData training = new TrainingData(rules, mapping(monitor), timeColumn, terminal);
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
    new BuiltProfile(profile, monitor).report(terminal, out);
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

  private ProfileBuilder builder(Monitor monitor) {
    if (most == null) {
      return new ProfileBuilder(monitor);
    }
    if (most < 1) {
      throw new ParameterException(
          spec.commandLine(), "--sample wants at least one row, but is " + most);
    }
    return new ProfileBuilder(monitor, most);
  }

  private ColumnMapping mapping(Monitor monitor) {
    List<String> all = new ArrayList<>(mappings);
    boolean regression = monitor.task() == Task.REGRESSION;
    if (labelColumn != null) {
      all.add(labelColumn + (regression ? "=label_value" : "=label_class"));
    }
    if (scoreColumn != null && monitor.task() == Task.MULTICLASS) {
      throw new ParameterException(
          spec.commandLine(),
          "--score-column is for two classes or a regression; with more classes map each:"
              + " --map theirs=probability.<class>");
    }
    if (scoreColumn != null) {
      String ours = regression ? "predicted_value" : "probability." + monitor.positiveClass();
      all.add(scoreColumn + "=" + ours);
    }
    return new MapOption(all).parse(spec);
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
}
