package dev.plumbline.cli.file.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.cli.file.cell.FlatCells;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A row of a file that knows its types. Text that is no UTF-8 makes the row unreadable where
 * somebody wants its column, and is left out where nobody does: a column of raw bytes that nobody
 * looks at does no harm.
 */
final class TypedRow {

  private TypedRow() {}

  /**
   * The row, or why it is none.
   *
   * @param line its number, from 1
   * @param fields its values, those of {@link TypedValues#text} that are no text among them
   * @param isWanted whether anybody looks at a column, by its name in the file
   */
  static FileLine of(long line, ObjectNode fields, Predicate<String> isWanted) {
    Map<String, JsonNode> cells = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> cell : FlatCells.of(fields).entrySet()) {
      if (isText(cell.getValue())) {
        cells.put(cell.getKey(), cell.getValue());
      } else if (isWanted.test(cell.getKey())) {
        return new UnreadableLine(
            line,
            "the column %s holds bytes that are no UTF-8 text; write it as UTF-8"
                .formatted(cell.getKey()));
      }
    }
    return new Row(line, cells, Row.Form.TYPED);
  }

  private static boolean isText(JsonNode value) {
    if (value.isArray()) {
      for (JsonNode element : value) {
        if (!isText(element)) {
          return false;
        }
      }
    }
    return !value.isBinary();
  }
}
