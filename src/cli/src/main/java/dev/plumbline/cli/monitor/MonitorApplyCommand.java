package dev.plumbline.cli.monitor;

import dev.plumbline.cli.control.Change;
import dev.plumbline.cli.control.MonitorRevisions;
import dev.plumbline.cli.control.MonitorTopic;
import dev.plumbline.cli.control.RefusedChangeException;
import dev.plumbline.cli.option.ControlOptions;
import dev.plumbline.cli.option.EffectiveText;
import dev.plumbline.cli.option.MonitorFiles;
import dev.plumbline.cli.option.ScheduleOptions;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.monitoring.monitor.Monitor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes monitors as the next revisions of their models. */
@Command(
    name = "apply",
    description = {
      "Publishes monitors to the control topic, each as the next revision of its model; a running job takes it up"
          + " by itself. A monitor that says what the newest revision says already changes nothing.",
      "Exit: 0 all are published or were already, 1 Kafka failed, 2 a file is wrong (then none is published) or its time is refused."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline monitor apply job/monitors/*.yaml --before-start     the job is not running yet",
      "  plumbline monitor apply fraud.yaml                             takes effect in about 6 minutes",
      "  plumbline monitor apply fraud.yaml --effective-from 2026-12-01T00:00:00Z"
    })
final class MonitorApplyCommand implements Callable<Integer> {

  @Mixin private ControlOptions control;
  @Mixin private ScheduleOptions scheduleOptions;
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Monitor files.")
  private List<Path> files;

  @Override
  public Integer call() throws IOException, RefusedChangeException {
    Terminal terminal = Terminal.of(spec);
    MonitorFiles read = MonitorFiles.read(files);
    if (read.reportProblems(terminal)) {
      return 2;
    }
    try (MonitorTopic topic = control.monitors()) {
      MonitorRevisions revisions = new MonitorRevisions(topic);
      for (Monitor monitor : read.monitors()) {
        Instant now = Instant.now();
        Change change = revisions.apply(monitor, scheduleOptions.schedule(now));
        terminal.print(sentence(change, now));
      }
    }
    return 0;
  }

  private static String sentence(Change change, Instant now) {
    Monitor newest = change.newest();
    String from = new EffectiveText(newest, now).inWords();
    return change.changed()
        ? "%s: revision %d takes effect from %s".formatted(newest.model(), newest.revision(), from)
        : "%s: unchanged, revision %d says the same already, from %s"
            .formatted(newest.model(), newest.revision(), from);
  }
}
