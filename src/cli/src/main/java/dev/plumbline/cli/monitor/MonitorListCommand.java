package dev.plumbline.cli.monitor;

import dev.plumbline.cli.control.PublishedMonitors;
import dev.plumbline.cli.option.ControlOptions;
import dev.plumbline.cli.option.EffectiveText;
import dev.plumbline.cli.terminal.Table;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.monitoring.monitor.Monitor;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the models with a monitor. */
@Command(
    name = "list",
    description = "Lists the newest revision of each model's monitor.",
    footer = {"", "Example:", "  plumbline monitor list"})
final class MonitorListCommand implements Callable<Integer> {

  @Mixin private ControlOptions control;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    Instant now = Instant.now();
    PublishedMonitors history = control.monitors().history();
    history.problems().forEach(problem -> terminal.note("not a monitor: " + problem));
    if (history.models().isEmpty()) {
      terminal.note("There are no monitors yet; publish one with: plumbline monitor apply FILE");
      return 0;
    }
    Table table = new Table("MODEL", "REVISION", "TASK", "FEATURES", "RULES", "FROM", "STATE");
    for (String model : history.models()) {
      Monitor newest = history.newest(model).orElseThrow();
      table.add(
          model,
          Integer.toString(newest.revision()),
          newest.task().name().toLowerCase(Locale.ROOT),
          Integer.toString(newest.features().size()),
          Integer.toString(newest.rules().size()),
          new EffectiveText(newest, now).inWords(),
          state(history, newest, now));
    }
    table.lines().forEach(terminal::print);
    return 0;
  }

  private static String state(PublishedMonitors history, Monitor newest, Instant now) {
    Optional<Monitor> inForce = history.inForce(newest.model(), now);
    if (inForce.equals(Optional.of(newest))) {
      return newest.deleted() ? "deleted" : "in force";
    }
    String until = inForce.map(old -> ", until then revision " + old.revision()).orElse("");
    return (newest.deleted() ? "to be deleted" : "waiting") + until;
  }
}
