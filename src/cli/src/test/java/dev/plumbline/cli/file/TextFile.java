package dev.plumbline.cli.file;

import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.file.row.EventLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/** Files of a few lines, and all that is read from them. */
public record TextFile(Path folder) {

  public Path write(String... lines) {
    return write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  public Path write(byte[] bytes) {
    try {
      return Files.write(Files.createTempFile(folder, "events", ".data"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<EventLine> events(Path path, EventKind kind, String... mappings) {
    return events(path, kind, ReadingRules.PLAIN, mappings);
  }

  static List<EventLine> events(Path path, EventKind kind, ReadingRules rules, String... mappings) {
    ColumnMapping mapping = ColumnMapping.parse(List.of(mappings));
    EventDefaults defaults = new EventDefaults("fraud", null, null);
    try (EventFile file = EventFile.openWith(path, kind, mapping, defaults, rules)) {
      List<EventLine> lines = new ArrayList<>();
      Optional<EventLine> next = file.next();
      while (next.isPresent()) {
        lines.add(next.get());
        next = file.next();
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BadFileException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  static GenericRecord onlyEvent(List<EventLine> lines) {
    if (lines.size() == 1 && lines.get(0) instanceof EventLine.Event event) {
      return event.record();
    }
    throw new AssertionError("not one event: " + lines);
  }
}
