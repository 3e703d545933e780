package dev.plumbline.cli.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.cli.file.cell.CellType;
import dev.plumbline.cli.file.cell.Target;
import dev.plumbline.cli.file.row.EventLine;
import dev.plumbline.cli.file.row.EventRow;
import dev.plumbline.cli.file.row.Row;
import dev.plumbline.cli.file.row.UnreadableLine;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import dev.plumbline.schemas.value.EventTimes;
import dev.plumbline.schemas.value.Malformed;
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
final class EventRowReader {

  /** For {@code backtest}: the time at which an event came in. */
  static final String RECEIVED_AT = "received_at";

  private static final String PREDICTION_ID = "prediction_id";
  private static final JsonMapper JSON = new JsonMapper();

  private final EventKind kind;
  private final TargetColumns columns;
  private final List<String> header;
  private final EventDefaults defaults;
  private final ReadingRules rules;
  private final RecordReader reader;
  private final Map<String, List<Target>> targets = new HashMap<>();
  private final Set<String> ignored = new TreeSet<>();

  /**
   * A reader of rows.
   *
   * @param columns where their columns go
   * @param header the columns that all rows share, empty when each has its own
   * @param defaults what rows are that do not say
   * @param rules how cells become values
   */
  EventRowReader(
      TargetColumns columns, List<String> header, EventDefaults defaults, ReadingRules rules) {
    this.kind = columns.kind();
    this.columns = columns;
    this.header = List.copyOf(header);
    this.defaults = defaults;
    this.rules = rules;
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
    try {
      return new EventRow.Json(
          row.line(),
          event.path("model").asText(),
          event.path(PREDICTION_ID).asText(),
          event.path(kind.timeColumn()).longValue(),
          receivedAt(row),
          bytes(event));
    } catch (IllegalArgumentException e) {
      return new UnreadableLine(row.line(), e.getMessage());
    }
  }

  private long receivedAt(Row row) {
    JsonNode received = row.cells().get(RECEIVED_AT);
    return received == null || received.isNull()
        ? 0
        : rules.value(row, CellType.TIME, RECEIVED_AT, received).longValue();
  }

  private Optional<UnreadableLine> fill(ObjectNode event, Row row) {
    try {
      return place(event, row);
    } catch (IllegalArgumentException e) {
      return Optional.of(new UnreadableLine(row.line(), e.getMessage()));
    }
  }

  private Optional<UnreadableLine> place(ObjectNode event, Row row) {
    for (Map.Entry<String, JsonNode> cell : row.cells().entrySet()) {
      List<Target> places = targetsOf(cell.getKey());
      if (places.isEmpty() && isRefused(row, cell.getKey())) {
        event.set(cell.getKey(), cell.getValue()); // the reader of records says what is wrong
      }
      for (Target target : places) {
        boolean top = target.group().isEmpty();
        if (!top && event.path(target.group()).isValueNode()) {
          return Optional.of(givenTwice(row, target.group()));
        }
        ObjectNode place = top ? event : event.withObjectProperty(target.group());
        if (place.has(target.name())) {
          return Optional.of(givenTwice(row, (target.group() + " " + target.name()).strip()));
        }
        JsonNode value = rules.value(row, target.type(), target.ours(), cell.getValue());
        if (!value.isMissingNode()) {
          place.set(target.name(), value);
        }
      }
    }
    if (defaults.model() != null && !event.hasNonNull("model")) {
      event.put("model", defaults.model());
    }
    boolean hasVersion = kind == EventKind.PREDICTIONS && defaults.version() != null;
    if (hasVersion && !event.hasNonNull("version")) {
      event.put("version", defaults.version());
    }
    AbsentTimes absent = kind == EventKind.LABELS ? defaults.labelTimes() : null;
    if (absent != null && !event.hasNonNull(kind.timeColumn())) {
      String id = event.path(PREDICTION_ID).asText();
      event.put(kind.timeColumn(), absent.of(event.path("model").asText(), id));
    }
    return Optional.empty();
  }

  /** Whether the job would refuse a field that is none of ours, as it does in JSON. */
  private boolean isRefused(Row row, String theirs) {
    boolean unknown = row.form() == Row.Form.JSON && !theirs.equals(RECEIVED_AT);
    return unknown && !rules.ignoreUnknown();
  }

  private static UnreadableLine givenTwice(Row row, String name) {
    return new UnreadableLine(row.line(), name + " is given by more than one column.");
  }

  private EventLine decode(long line, ObjectNode event) {
    Decoded decoded = reader.read(bytes(event));
    Optional<Malformed> problem =
        decoded.isRecord()
            ? EventTimes.problem(kind.timeColumn(), (Long) decoded.record().get(kind.timeColumn()))
            : decoded.malformed();
    return problem.isPresent()
        ? new UnreadableLine(line, problem.get().message())
        : new EventLine.Event(line, decoded.record());
  }

  private static byte[] bytes(ObjectNode event) {
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree cannot be written to memory", e);
    }
  }

  private List<Target> findTargets(String theirs) {
    List<Target> found = columns.targetsOfTheirs(theirs, header);
    if (found.isEmpty() && !theirs.equals(RECEIVED_AT)) {
      ignored.add(theirs);
    }
    return found;
  }
}
