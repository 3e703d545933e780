package dev.plumbline.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundedTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.931236, 0.93124",
    "1234.51, 1234.5",
    "99999.4, 99999",
    "123456.7, 123457",
    "1704067200123, 1704067200123",
    "1704067200124, 1704067200124",
    "-20000001.2, -20000001",
    "9007199254740991, 9007199254740991",
    "1.23456789E20, 1.2346E+20",
    "0.00001234567, 0.000012346"
  })
  void reportsLargeNumbersFromEachOther(double value, String words) {
    // Then
    assertThat(Rounded.of(value)).isEqualTo(words);
  }
}
