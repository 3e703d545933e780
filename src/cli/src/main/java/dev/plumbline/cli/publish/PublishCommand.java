package dev.plumbline.cli.publish;

import dev.plumbline.cli.file.ColumnMapping;
import dev.plumbline.cli.file.DeclaredTypes;
import dev.plumbline.cli.file.EventDefaults;
import dev.plumbline.cli.file.EventFile;
import dev.plumbline.cli.file.EventKind;
import dev.plumbline.cli.file.ReadingRules;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.option.MapOption;
import dev.plumbline.cli.option.MonitorFiles;
import dev.plumbline.cli.option.ReadingOptions;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.kafka.TopicWriter;
import dev.plumbline.schemas.record.RecordWriter;
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

/** Publishes the events of a file. */
@Command(
    name = "publish",
    description = {
      "Publishes the rows of a file as events: CSV with a header or JSON Lines, gzipped or not,"
          + " Avro container files, Parquet. The content tells which.",
      "",
      "Columns of predictions: prediction_id, predicted_at, model, version, latency_ms,"
          + " predicted_class, predicted_value, probability.<class>, feature.<name>,"
          + " attribute.<name>.",
      "Columns of labels: prediction_id, labelled_at, model, label_class, label_value, retracted.",
      "An empty cell is absent. Times are ISO-8601 with Z or an offset, or milliseconds since 1970."
          + " A feature that looks like a number is one, true and false are booleans, anything"
          + " else, 007 included, is text; with --monitor a categorical feature is text whatever it"
          + " looks like. Ids are text, or whole numbers.",
      "",
      "A row that is no event is left out, with its line and the reason (of many alike the first"
          + " three); the others are published.",
      "Exit: 0 all rows are published, 1 some are not, 2 none is, or the file or the usage is"
          + " wrong."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline publish predictions --file predictions.csv",
      "  plumbline publish labels --file labels.jsonl.gz --model card-fraud --rate 500/s",
      "  plumbline publish predictions --file scored.csv --model card-fraud \\",
      "    --map id=prediction_id --map time=predicted_at --map answer=predicted_class \\",
      "    --map amt=feature.amount --map country=feature.country --map country=attribute.country"
    })
public final class PublishCommand implements Callable<Integer> {

  /** How the values are written. */
  private enum WrittenForm {
    AVRO,
    JSON
  }

  @Mixin private KafkaOptions kafka;
  @Mixin private ReadingOptions reading;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "predictions|labels",
      converter = EventKindConverter.class,
      description = "What the rows are.")
  private EventKind kind;

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "The file; - for standard input.")
  private Path file;

  @Option(
      names = "--map",
      paramLabel = "theirs=ours",
      description =
          "Takes a column of the file for one of ours; repeatable, also for the same column.")
  private List<String> mappings = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "The model of rows that name none.")
  private String model;

  @Option(
      names = "--version",
      paramLabel = "TEXT",
      description = "The version of predictions that name none; a profile by {version} needs one.")
  private String version;

  @Option(
      names = "--form",
      paramLabel = "avro|json",
      defaultValue = "AVRO",
      description = "How the values are written; default avro (single-object encoding).")
  private WrittenForm form;

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      converter = Rate.Converter.class,
      description = "Events a second at most; default as fast as Kafka takes them.")
  private Rate rate = Rate.UNLIMITED;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Where to; default predictions or labels.")
  private String topic;

  @Option(
      names = "--monitor",
      paramLabel = "FILE",
      description =
          "The monitor: a categorical feature of a CSV file is then its text as it stands, and"
              + " features and attributes are found by their bare names.")
  private Path monitor;

  @Option(
      names = "--ignore-unknown",
      description =
          "Leave out fields of JSON that are not in the contract; the job would refuse the row.")
  private boolean ignoreUnknown;

  @Override
  public Integer call() throws IOException, BadFileException {
    Terminal terminal = Terminal.of(spec);
    DeclaredTypes declared = DeclaredTypes.NOTHING;
    if (monitor != null) {
      MonitorFiles read = MonitorFiles.read(List.of(monitor));
      if (read.reportProblems(terminal)) {
        return 2;
      }
      declared = DeclaredTypes.by(read.monitors().get(0));
    }
    ReadingRules rules = reading.rules(spec, declared, ignoreUnknown);
    String target = topic == null ? kind.toString() : topic;
    try (EventFile events =
            EventFile.openWith(
                file, kind, mapping(), new EventDefaults(model, version, null), rules);
        TopicWriter writer = TopicWriter.open(kafka.access(), target)) {
      RecordWriter records =
          form == WrittenForm.AVRO
              ? RecordWriter.singleObject(kind.schema())
              : RecordWriter.json(kind.schema());
      Publication publication = new Publication(events, records, writer, rate, terminal);
      return publication.run(target);
    }
  }

  private ColumnMapping mapping() {
    return new MapOption(mappings).parse(spec);
  }
}
