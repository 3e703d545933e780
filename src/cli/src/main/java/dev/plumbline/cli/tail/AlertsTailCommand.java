package dev.plumbline.cli.tail;

import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.kafka.TopicNames;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.record.AlertShape;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows alerts as they come. */
@Command(
    name = "tail",
    description = "Shows alerts as they come, FIRING and RESOLVED, one line each; until Ctrl-C.",
    footer = {
      "",
      "Examples:",
      "  plumbline alerts tail",
      "  plumbline alerts tail --json --from-beginning --max 1 --timeout 60"
    })
final class AlertsTailCommand implements Callable<Integer> {

  @Mixin private TailOptions tail;
  @Spec private CommandSpec spec;

  @Option(names = "--model", paramLabel = "MODEL", description = "Of this model only.")
  private String model;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    AlertLine line = new AlertLine(terminal);
    RecordLines<Alert> lines =
        RecordLines.of(
            new AlertShape(),
            tail,
            alert -> model == null || model.equals(alert.model()),
            line::of,
            terminal);
    return tail.follow(TopicNames.ALERTS, terminal, lines);
  }
}
