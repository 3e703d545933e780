package dev.plumbline.cli.tail;

import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.kafka.TopicNames;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.record.MeasurementShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows measurements as they come. */
@Command(
    name = "tail",
    description = {
      "Shows measurements as they come, one line each; until Ctrl-C. A higher revision of the same window replaces"
          + " the lower one.",
    },
    footer = {
      "",
      "Examples:",
      "  plumbline metrics tail --model card-fraud --metric accuracy --metric latency.p99",
      "  plumbline metrics tail --json --from-beginning --timeout 5 > metrics.jsonl"
    })
final class MetricsTailCommand implements Callable<Integer> {

  @Mixin private TailOptions tail;
  @Spec private CommandSpec spec;

  @Option(names = "--model", paramLabel = "MODEL", description = "Of this model only.")
  private String model;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description = "This metric only, such as latency.p99; repeatable.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--segment",
      paramLabel = "SEGMENT",
      description = "Of this segment only, such as channel=web; * is all traffic together.")
  private String segment;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    RecordLines<Measurement> lines =
        RecordLines.of(
            new MeasurementShape(),
            tail,
            this::isWanted,
            measurement -> new MeasurementLine(measurement).text(),
            terminal);
    return tail.follow(TopicNames.METRICS, terminal, lines);
  }

  private boolean isWanted(Measurement measurement) {
    return (model == null || model.equals(measurement.model()))
        && (segment == null || segment.equals(measurement.segment()))
        && (metrics.isEmpty() || metrics.contains(measurement.metric()));
  }
}
