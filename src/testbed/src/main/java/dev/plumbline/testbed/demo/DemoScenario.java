package dev.plumbline.testbed.demo;

import dev.plumbline.cli.file.ColumnMapping;
import dev.plumbline.cli.file.EventFile;
import dev.plumbline.cli.file.EventKind;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.file.row.EventLine;
import dev.plumbline.testbed.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which models the demo is about. */
final class DemoScenario {

  private DemoScenario() {}

  /** The simulated ones, or that of a prepared file. */
  static List<String> models(Path data) throws IOException, BadFileException {
    return data == null ? Traffic.models() : List.of(modelOf(data));
  }

  private static String modelOf(Path data) throws IOException, BadFileException {
    try (EventFile file =
        EventFile.open(data, EventKind.PREDICTIONS, new ColumnMapping(List.of()), null)) {
      Optional<EventLine> first = file.next();
      if (first.isPresent() && first.get() instanceof EventLine.Event event) {
        return event.record().get("model").toString();
      }
      throw new IOException(data + " does not begin with a prediction: " + first);
    }
  }
}
