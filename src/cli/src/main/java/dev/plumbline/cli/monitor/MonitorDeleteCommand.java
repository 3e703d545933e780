package dev.plumbline.cli.monitor;

import dev.plumbline.cli.control.Change;
import dev.plumbline.cli.control.MonitorRevisions;
import dev.plumbline.cli.control.MonitorTopic;
import dev.plumbline.cli.control.RefusedChangeException;
import dev.plumbline.cli.option.ControlOptions;
import dev.plumbline.cli.option.EffectiveText;
import dev.plumbline.cli.option.ScheduleOptions;
import dev.plumbline.cli.terminal.Terminal;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends the watch of a model. */
@Command(
    name = "delete",
    description =
        "Ends the watch of a model: a revision that says so. Its history stays, and apply starts it again.",
    footer = {"", "Example:", "  plumbline monitor delete card-fraud"})
final class MonitorDeleteCommand implements Callable<Integer> {

  @Mixin private ControlOptions control;
  @Mixin private ScheduleOptions scheduleOptions;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "Name of the model.")
  private String model;

  @Override
  public Integer call() throws IOException, RefusedChangeException {
    Instant now = Instant.now();
    Change change;
    try (MonitorTopic topic = control.monitors()) {
      change = new MonitorRevisions(topic).delete(model, scheduleOptions.schedule(now));
    }
    String from = new EffectiveText(change.newest(), now).inWords();
    Terminal.of(spec)
        .print(
            change.changed()
                ? "%s: revision %d ends the watch from %s"
                    .formatted(model, change.newest().revision(), from)
                : "%s: unchanged, revision %d ended the watch, from %s"
                    .formatted(model, change.newest().revision(), from));
    return 0;
  }
}
