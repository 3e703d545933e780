package dev.plumbline.console.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.schemas.Decoded;
import dev.plumbline.schemas.RecordReader;
import dev.plumbline.schemas.WriterSchemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns rows into events. A row becomes the JSON object of the contract and is read as the job
 * would read it, so that the two never judge differently.
 */
final class EventRows {

  /** For {@code backtest}: the time at which an event came in. */
  private static final String RECEIVED_AT = "received_at";

  private static final JsonMapper JSON = new JsonMapper();

  private final EventKind kind;
  private final ColumnMapping mapping;
  private final String model;
  private final RecordReader reader;
  private final Map<String, List<Target>> targets = new HashMap<>();
  private final Set<String> ignored = new TreeSet<>();

  /**
   * A reader of rows.
   *
   * @param model the model of rows that name none; null when they all do
   */
  EventRows(EventKind kind, ColumnMapping mapping, String model) {
    this.kind = kind;
    this.mapping = mapping;
    this.model = model;
    this.reader = new RecordReader(kind.schema(), WriterSchemas.ours());
  }

  /** Their columns met so far that are none of ours. */
  Set<String> ignored() {
    return ignored;
  }

  /** Where a column goes: one target, several when mapped so, none when it is not ours. */
  List<Target> targetsOf(String theirs) {
    return targets.computeIfAbsent(theirs, this::findTargets);
  }

  EventLine read(Row row) {
    ObjectNode event = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> cell : row.cells().entrySet()) {
      for (Target target : targetsOf(cell.getKey())) {
        boolean top = target.group().isEmpty();
        if (!top && event.path(target.group()).isValueNode()) {
          return givenTwice(row, target.group());
        }
        ObjectNode place = top ? event : event.withObjectProperty(target.group());
        if (place.has(target.name())) {
          return givenTwice(row, (target.group() + " " + target.name()).strip());
        }
        JsonNode value = cell.getValue();
        place.set(target.name(), row.typed() ? value : target.type().read(value.textValue()));
      }
    }
    if (model != null && !event.hasNonNull("model")) {
      event.put("model", model);
    }
    return decode(row.line(), event);
  }

  private static UnreadableLine givenTwice(Row row, String name) {
    return new UnreadableLine(row.line(), name + " is given by more than one column.");
  }

  private EventLine decode(long line, ObjectNode event) {
    try {
      Decoded decoded = reader.read(JSON.writeValueAsBytes(event));
      return decoded.isRecord()
          ? new EventLine.Event(line, decoded.record())
          : new UnreadableLine(line, decoded.malformed().orElseThrow().message());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree cannot be written to memory", e);
    }
  }

  private List<Target> findTargets(String theirs) {
    List<Target> found =
        mapping.oursOf(theirs).stream()
            .flatMap(ours -> Target.of(kind.schema(), ours).stream())
            .toList();
    if (found.isEmpty() && !theirs.equals(RECEIVED_AT)) {
      ignored.add(theirs);
    }
    return found;
  }
}
