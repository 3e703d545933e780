package dev.plumbline.cli.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.cli.file.cell.CellType;
import dev.plumbline.cli.file.cell.ShortCell;
import dev.plumbline.cli.file.cell.TimeForm;
import dev.plumbline.cli.file.row.Row;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the cells of files become values.
 *
 * @param declared what the monitor says of them
 * @param times how times are read
 * @param nulls texts that are a missing value in every column of a CSV file
 * @param ignoreUnknown whether fields of JSON that are not in the contract are left out, and not
 *     refused as the job refuses them
 */
public record ReadingRules(
    DeclaredTypes declared, TimeForm times, Set<String> nulls, boolean ignoreUnknown) {

  /** Nothing is declared, times are plain, only an empty cell is missing. */
  public static final ReadingRules PLAIN =
      new ReadingRules(DeclaredTypes.NOTHING, TimeForm.PLAIN, Set.of(), false);

  /** What a number or a time is not, in the ways of pandas, R, SQL and spreadsheets. */
  private static final Set<String> USUAL_NULLS =
      Set.of("nan", "nat", "null", "none", "na", "n/a", "#n/a", "<na>", "\\n");

  private static final Pattern COMMA =
      Pattern.compile("[+-]?[0-9]{1,20}([.' ][0-9]{3}){0,6},[0-9]+");

  /** Copies the nulls. */
  public ReadingRules {
    nulls = Set.copyOf(nulls);
  }

  /**
   * The value of a cell; a {@link MissingNode} when a CSV file says that there is none.
   *
   * @param column our name of its column, for messages
   * @throws IllegalArgumentException in words, when it is a time that cannot be read, no number
   *     where one is wanted or one with a comma, or no truth value
   */
  JsonNode value(Row row, CellType type, String column, JsonNode cell) {
    if (row.form() == Row.Form.TEXT && isMissing(type, cell.textValue())) {
      return MissingNode.getInstance();
    }
    if (type == CellType.TIME && !cell.isNull()) {
      return LongNode.valueOf(times.millis(column, cell));
    }
    if (row.form() != Row.Form.TEXT) {
      return typed(type, column, cell);
    }
    boolean comma = type.isNumber() && cell.textValue().indexOf(',') >= 0;
    if (comma && COMMA.matcher(cell.textValue().strip()).matches()) {
      throw new IllegalArgumentException(
          "%s is %s, a number with a comma; write 1234.5 with a point and nothing between thousands."
              .formatted(column, ShortCell.of(cell)));
    }
    JsonNode value = type.read(cell.textValue());
    if (value.isTextual() && (type == CellType.NUMBER || type == CellType.FLAG)) {
      String wanted = type == CellType.FLAG ? "true, false, 1 or 0" : "a finite number";
      throw new IllegalArgumentException(
          "%s is %s; wanted is %s.".formatted(column, ShortCell.of(cell), wanted));
    }
    return value;
  }

  /**
   * Where a number is wanted, NaN is a missing one, as in CSV. What is no declared number and has
   * more digits than 64 bits hold is text, as in CSV.
   */
  private static JsonNode typed(CellType type, String column, JsonNode cell) {
    if (cell.isBigInteger()) {
      return type.isNumber()
          ? DoubleNode.valueOf(cell.doubleValue())
          : TextNode.valueOf(cell.asText());
    }
    if (type == CellType.NUMBER && cell.isDouble()) {
      if (Double.isNaN(cell.doubleValue())) {
        return MissingNode.getInstance();
      }
      if (Double.isInfinite(cell.doubleValue())) {
        throw new IllegalArgumentException(
            "%s is %s; wanted is a finite number.".formatted(column, cell.asText()));
      }
    }
    return cell;
  }

  private boolean isMissing(CellType type, String cell) {
    if (nulls.contains(cell)) {
      return true;
    }
    boolean digit = cell.charAt(0) >= '0' && cell.charAt(0) <= '9';
    return !digit
        && (type.isNumber() || type == CellType.TIME || type == CellType.FLAG)
        && USUAL_NULLS.contains(cell.strip().toLowerCase(Locale.ROOT));
  }
}
