package dev.plumbline.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.cli.file.cell.CellType;
import dev.plumbline.cli.file.row.Row;
import dev.plumbline.cli.file.row.TypedValues;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingRulesTest {

  private static final BigInteger DIGITS = new BigInteger("12345678901234567890");

  private static JsonNode read(CellType type, JsonNode cell) {
    Row row = new Row(1, Map.of("c", cell), Row.Form.TYPED);
    return ReadingRules.PLAIN.value(row, type, "c", cell);
  }

  @ParameterizedTest
  @EnumSource(
      value = CellType.class,
      names = {"TEXT", "CATEGORY", "FEATURE"})
  void keepsAllDigitsOfAWholeNumberBeyond64Bits(CellType type) {
    // Given: as uint64 and as decimal(20, 0)
    JsonNode unsigned = TypedValues.unsigned(DIGITS.longValue());
    JsonNode decimal = TypedValues.decimal(DIGITS, 0);

    // Then
    assertThat(read(type, unsigned)).isEqualTo(TextNode.valueOf("12345678901234567890"));
    assertThat(read(type, decimal)).isEqualTo(TextNode.valueOf("12345678901234567890"));
  }

  @Test
  void takesAWholeDecimalForAWholeNumberAndABigNumberForTheNearestDouble() {
    // Then
    assertThat(TypedValues.decimal(BigInteger.valueOf(17), 0)).isEqualTo(LongNode.valueOf(17));
    assertThat(read(CellType.NUMERIC, TypedValues.decimal(DIGITS, 0)))
        .isEqualTo(DoubleNode.valueOf(12345678901234567890.0));
  }

  @Test
  void takesNaNForNoNumberWhereANumberIsWanted() {
    // Then
    assertThat(read(CellType.NUMBER, DoubleNode.valueOf(Double.NaN)).isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER, inf, a finite number",
    "NUMBER, fast, a finite number",
    "FLAG, yes, 'true, false, 1 or 0'",
  })
  void saysWhatIsWantedOfACellOfCsv(CellType type, String cell, String wanted) {
    // Given
    JsonNode text = TextNode.valueOf(cell);
    Row row = new Row(1, Map.of("c", text), Row.Form.TEXT);

    // Then
    assertThatThrownBy(() -> ReadingRules.PLAIN.value(row, type, "c", text))
        .hasMessage("c is \"" + cell + "\"; wanted is " + wanted + ".");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesInfinityAsANumberAndNotAsText(double infinity) {
    // Then
    assertThatThrownBy(() -> read(CellType.NUMBER, DoubleNode.valueOf(infinity)))
        .hasMessage("c is " + infinity + "; wanted is a finite number.");
  }
}
