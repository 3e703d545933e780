package dev.plumbline.cli.monitor;

import dev.plumbline.cli.option.MonitorFiles;
import dev.plumbline.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks monitor files without Kafka. */
@Command(
    name = "validate",
    description = {
      "Checks monitor files, YAML or JSON, without Kafka; tells all that is wrong at once: file, line, path, what"
          + " is wrong, what would be right.",
      "Exit: 0 all are valid, 2 at least one is not."
    },
    footer = {"", "Example:", "  plumbline monitor validate job/monitors/*.yaml"})
final class MonitorValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Monitor files.")
  private List<Path> files;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    MonitorFiles read = MonitorFiles.read(files);
    if (read.reportProblems(terminal)) {
      return 2;
    }
    read.monitors()
        .forEach(
            monitor ->
                terminal.print(
                    "%s: valid, %d features, %d windows, %d rules"
                        .formatted(
                            monitor.model(),
                            monitor.features().size(),
                            monitor.windows().size(),
                            monitor.rules().size())));
    return 0;
  }
}
