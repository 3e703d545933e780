package dev.plumbline.cli.monitor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.cli.control.PublishedMonitors;
import dev.plumbline.cli.option.ControlOptions;
import dev.plumbline.cli.option.EffectiveText;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.io.IOException;
import java.time.Instant;
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
      "Prints a monitor as JSON, defaults written out, on standard output, so that apply takes it"
          + " back as it is; its revision and since when it holds on standard error.",
      "Exit: 0 shown, 1 there is none."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline monitor show card-fraud",
      "  plumbline monitor show card-fraud --revision 1 > before.json     and back to it:",
      "  plumbline monitor apply before.json"
    })
final class MonitorShowCommand implements Callable<Integer> {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> PLACE_IN_HISTORY =
      List.of("revision", "effective_from", "watched_since", "deleted");

  @Mixin private ControlOptions control;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "Name of the model.")
  private String model;

  @Option(names = "--revision", paramLabel = "N", description = "Which one; default the newest.")
  private Integer revision;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    PublishedMonitors history = control.monitors().history();
    List<Monitor> found =
        history.of(model).stream()
            .filter(monitor -> revision == null || monitor.revision() == revision)
            .toList();
    if (found.isEmpty()) {
      String which = revision == null ? "monitor" : "revision " + revision;
      terminal.note(
          "There is no "
              + which
              + " of model "
              + model
              + "; there are: "
              + String.join(", ", history.models()));
      return 1;
    }
    Monitor shown = found.get(found.size() - 1);
    ObjectNode keys = (ObjectNode) JSON.readTree(MonitorFile.toJson(shown));
    terminal.printDocument(keys.without(PLACE_IN_HISTORY).toPrettyString());
    terminal.note(
        "revision %d, %s from %s"
            .formatted(
                shown.revision(),
                shown.deleted() ? "ends the watch" : "holds",
                new EffectiveText(shown, Instant.now()).inWords()));
    return 0;
  }
}
