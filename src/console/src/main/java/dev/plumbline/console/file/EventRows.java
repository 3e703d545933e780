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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns rows into events. A row becomes the JSON object of the contract and is read as the job
 * would read it, so that the two never judge differently.
 */
final class EventRows {

  /** For {@code backtest}: the time at which an event came in. */
  static final String RECEIVED_AT = "received_at";

  private static final JsonMapper JSON = new JsonMapper();

  private final EventKind kind;
  private final ColumnMapping mapping;
  private final Defaults defaults;
  private final RecordReader reader;
  private final Map<String, List<Target>> targets = new HashMap<>();
  private final Set<String> ignored = new TreeSet<>();

  /**
   * A reader of rows.
   *
   * @param defaults what rows are that do not say
   */
  EventRows(EventKind kind, ColumnMapping mapping, Defaults defaults) {
    this.kind = kind;
    this.mapping = mapping;
    this.defaults = defaults;
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

  /** The event of a row, judged. */
  EventLine read(Row row) {
    ObjectNode event = JSON.createObjectNode();
    Optional<UnreadableLine> problem = fill(event, row);
    return problem.isPresent() ? problem.get() : decode(row.line(), event);
  }

  /** The event of a row, for somebody else to judge. */
  EventRow readUnjudged(Row row) {
    ObjectNode event = JSON.createObjectNode();
    Optional<UnreadableLine> problem = fill(event, row);
    if (problem.isPresent()) {
      return problem.get();
    }
    JsonNode received = row.cells().get(RECEIVED_AT);
    boolean isText = received != null && received.isTextual();
    long receivedAt =
        EventTime.millis(isText ? CellType.TIME.read(received.textValue()) : received);
    long eventTime = EventTime.millis(event.get(kind.timeColumn()));
    if (eventTime != 0) {
      event.put(kind.timeColumn(), eventTime); // so that nobody has to read the text again
    }
    return new EventRow.Json(row.line(), eventTime, receivedAt, bytes(event));
  }

  private Optional<UnreadableLine> fill(ObjectNode event, Row row) {
    for (Map.Entry<String, JsonNode> cell : row.cells().entrySet()) {
      for (Target target : targetsOf(cell.getKey())) {
        boolean top = target.group().isEmpty();
        if (!top && event.path(target.group()).isValueNode()) {
          return Optional.of(givenTwice(row, target.group()));
        }
        ObjectNode place = top ? event : event.withObjectProperty(target.group());
        if (place.has(target.name())) {
          return Optional.of(givenTwice(row, (target.group() + " " + target.name()).strip()));
        }
        JsonNode value = cell.getValue();
        place.set(target.name(), row.typed() ? value : target.type().read(value.textValue()));
      }
    }
    if (defaults.model() != null && !event.hasNonNull("model")) {
      event.put("model", defaults.model());
    }
    boolean hasVersion = kind == EventKind.PREDICTIONS && defaults.version() != null;
    if (hasVersion && !event.hasNonNull("version")) {
      event.put("version", defaults.version());
    }
    return Optional.empty();
  }

  private static UnreadableLine givenTwice(Row row, String name) {
    return new UnreadableLine(row.line(), name + " is given by more than one column.");
  }

  private EventLine decode(long line, ObjectNode event) {
    Decoded decoded = reader.read(bytes(event));
    return decoded.isRecord()
        ? new EventLine.Event(line, decoded.record())
        : new UnreadableLine(line, decoded.malformed().orElseThrow().message());
  }

  private static byte[] bytes(ObjectNode event) {
    try {
      return JSON.writeValueAsBytes(event);
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
