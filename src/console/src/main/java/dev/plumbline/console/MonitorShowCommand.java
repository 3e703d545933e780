package dev.plumbline.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.console.control.MonitorHistory;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.MonitorFile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one revision of a monitor. */
@Command(
    name = "show",
    description = {
      "Prints a monitor as JSON, defaults written out; apply takes it back as it is.",
      "Exit: 0 shown, 1 there is none."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline monitor show card-fraud",
      "  plumbline monitor show card-fraud --revision 1 > before.json"
    })
final class MonitorShowCommand implements Callable<Integer> {

  private static final JsonMapper JSON = new JsonMapper();

  @Mixin private ControlOptions control;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "Name of the model.")
  private String model;

  @Option(names = "--revision", paramLabel = "N", description = "Which one; default the newest.")
  private Integer revision;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    MonitorHistory history = control.monitors().history();
    List<Monitor> found =
        history.of(model).stream()
            .filter(monitor -> revision == null || monitor.revision() == revision)
            .toList();
    if (found.isEmpty()) {
      String which = revision == null ? "monitor" : "revision " + revision;
      terminal.note(
          "There is no " + which + " of model " + model + "; there are " + history.models());
      return 1;
    }
    String line = MonitorFile.toJson(found.get(found.size() - 1));
    terminal.print(JSON.readTree(line).toPrettyString());
    return 0;
  }
}
