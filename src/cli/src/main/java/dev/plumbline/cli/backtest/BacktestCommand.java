package dev.plumbline.cli.backtest;

import dev.plumbline.cli.file.DeclaredTypes;
import dev.plumbline.cli.file.EventDefaults;
import dev.plumbline.cli.option.DurationConverter;
import dev.plumbline.cli.option.MapOption;
import dev.plumbline.cli.option.MonitorFiles;
import dev.plumbline.cli.option.ReadingOptions;
import dev.plumbline.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Tries a monitor on files. Knows neither the job nor Flink, so that the command line works without
 * them.
 */
@Command(
    name = "backtest",
    description = {
      "Tries a monitor on files: the dataflow of the job, in this process, without Kafka, from the"
          + " first row to the last. Says for each rule how many alerts it would have raised, when,"
          + " and how long they lasted.",
      "",
      "The files are CSV with a header or JSON Lines, gzipped or not, Avro container files or"
          + " Parquet, with the columns of 'plumbline publish'; an optional column received_at is"
          + " when an event came in, so that clocks that ran ahead are found. Rows need no order:"
          + " they are sorted by event time first, so none is late. The monitor is in force from"
          + " the beginning, whatever its effective_from says.",
      "",
      "Writes metrics.jsonl, alerts.jsonl and rejections.jsonl, the same bytes in every run and at"
          + " every parallelism. A row that is no event ends in rejections.jsonl with its file and"
          + " line.",
      "A column with the bare name of a feature or of an attribute to segment by is taken for it; a"
          + " categorical feature of a CSV file is its text as it stands.",
      "Exit: 0 done, 1 failed, 2 the monitor, a file or the usage is wrong, or no row of one kind"
          + " could be used."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline backtest --monitor fraud.yaml --predictions october.parquet --labels labels.csv"
          + " --out october",
      "  plumbline backtest --monitor fraud.yaml --predictions a.csv b.csv --labels labels.csv \\",
      "    --profile fraud-1.profile.avro --map id=prediction_id --model fraud --version 1 --out"
          + " october"
    })
public final class BacktestCommand implements Callable<Integer> {

  private static final int MOST_SUBTASKS = 128;

  @Mixin private ReadingOptions reading;
  @Spec private CommandSpec spec;

  @Option(
      names = "--monitor",
      required = true,
      paramLabel = "FILE",
      description = "The monitor to try.")
  private Path monitor;

  @Option(
      names = "--predictions",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of predictions.")
  private List<Path> predictions;

  @Option(names = "--labels", arity = "1..*", paramLabel = "FILE", description = "Files of labels.")
  private List<Path> labels = new ArrayList<>();

  @Option(
      names = "--profile",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Profiles that the monitor refers to, as 'plumbline profile build' writes them.")
  private List<Path> profiles = new ArrayList<>();

  @Option(
      names = "--map",
      paramLabel = "theirs=ours",
      description =
          "Takes a column for one of ours, in every file that has it; repeatable, also for the same"
              + " column.")
  private List<String> mappings = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model of rows that name none; default the monitor's.")
  private String model;

  @Option(
      names = "--version",
      paramLabel = "TEXT",
      description = "The version of predictions that name none.")
  private String version;

  @Option(
      names = "--labelled-after",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "For labels without a time: they came so long after their predictions, as 1d or 0s; of"
              + " several of one id the last in the file holds.")
  private Duration labelledAfter;

  @Option(
      names = "--ignore-unknown",
      description =
          "Leave out fields of JSON that are not in the contract; without it such a row is"
              + " rejected, as the job rejects it.")
  private boolean ignoreUnknown;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "How many subtasks share the work; default the number of processors.")
  private int parallelism = Math.min(MOST_SUBTASKS, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the results; made when it is not there.")
  private Path out;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec);
    if (parallelism < 1 || parallelism > MOST_SUBTASKS) {
      throw new ParameterException(
          spec.commandLine(),
          "--parallelism must be from 1 to " + MOST_SUBTASKS + ", got: " + parallelism);
    }
    MonitorFiles read = MonitorFiles.read(List.of(monitor));
    if (read.reportProblems(terminal)) {
      return 2;
    }
    LabelTimes labelTimes = labelledAfter == null ? null : new LabelTimes(labelledAfter);
    BacktestFiles files =
        new BacktestFiles(
            predictions,
            labels,
            new MapOption(mappings).parse(spec),
            defaults(read, labelTimes),
            reading.rules(spec, DeclaredTypes.by(read.monitors().get(0)), ignoreUnknown));
    files.check();
    if (!hasFlink()) {
      terminal.note(
          "plumbline: backtest needs the job and Flink on the class path; run it as"
              + " scripts/plumbline backtest");
      return 1;
    }
    return BacktestRun.of(read.monitors().get(0), profiles, spec)
        .run(files, labelTimes, parallelism, out, json);
  }

  private EventDefaults defaults(MonitorFiles read, LabelTimes labelTimes) {
    return new EventDefaults(
        model == null ? read.monitors().get(0).model() : model, version, labelTimes);
  }

  private static boolean hasFlink() {
    return isThere("org.apache.flink.client.deployment.executors.LocalExecutor")
        && isThere("dev.plumbline.job.backtest.Backtest");
  }

  private static boolean isThere(String name) {
    try {
      Class.forName(name, false, BacktestCommand.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
