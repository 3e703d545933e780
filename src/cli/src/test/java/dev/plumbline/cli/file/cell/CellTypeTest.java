package dev.plumbline.cli.file.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTypeTest {

  @ParameterizedTest
  @CsvSource({
    "5,           5",
    "-5,          -5",
    "' 5 ',       5",
    "0,           0",
    "999999999999999999, 999999999999999999",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, 9.223372036854776E18",
    "1.50,        1.5",
    ".5,          0.5",
    "5.,          5.0",
    "1e3,         1000.0",
    "12345678901234567890, \"12345678901234567890\"",
    "1234567890123456789,  1234567890123456789",
    "true,        true",
    "False,       false",
    "007,         \"007\"",
    "-007,        \"-007\"",
    "0.7,         0.7",
    "DE,          \"DE\"",
    "NaN,         \"NaN\"",
    "Infinity,    \"Infinity\"",
    "1e999,       \"1e999\"",
    "1d,          \"1d\"",
    "0x1p3,       \"0x1p3\"",
    "1 2,         \"1 2\"",
  })
  void takesAFeatureForWhatItLooksLike(String cell, String json) {
    // When
    JsonNode value = CellType.FEATURE.read(cell);

    // Then
    assertThat(value.toString()).isEqualTo(json);
  }

  @Test
  void takesClassesByTheirCanonicalText() {
    // Then
    assertThat(CellType.CATEGORY.read("True").textValue()).isEqualTo("1");
    assertThat(CellType.CATEGORY.read("17.0").textValue()).isEqualTo("17");
    assertThat(CellType.CATEGORY.read("007").textValue()).isEqualTo("007");
  }

  @Test
  void leavesWhatIsNoTruthValueForTheReaderToRefuse() {
    // Then
    assertThat(CellType.FLAG.read("1").isBoolean()).isTrue();
    assertThat(CellType.FLAG.read("FALSE").isBoolean()).isTrue();
    assertThat(CellType.FLAG.read("yes").textValue()).isEqualTo("yes");
  }
}
