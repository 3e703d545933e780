package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.87423; 0.874",
        "0.9; 0.9",
        "0; 0",
        "-0.0; 0",
        "-0.03456; -0.0346",
        "12.345; 12.3",
        "1234.56; 1,235",
        "123456; 123,456",
        "0.000012345; 0.0000123",
        "1.2345e-9; 1.23E-9",
        "6.02e23; 6.02E+23",
        "NaN; NaN",
        "Infinity; Infinity",
      })
  void roundsToThreeDigitsButNeverTheWholePart(double value, String expected) {
    // When, Then
    assertThat(SentenceValues.rounded(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0.91996, 0.92, 0.91996",
    "0.9196, 0.92, 0.9196",
    "0.9149, 0.92, 0.915",
    "0.92, 0.92, 0.92",
    "0.9, , 0.9"
  })
  void reportsAValueFromItsLimit(double value, Double limit, String expected) {
    // When, Then
    assertThat(SentenceValues.rounded(value, limit)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0.92; 0.92", "1250; 1,250", "250.125; 250.125", "0.1; 0.1"})
  void keepsEveryDigitOfALimit(double value, String expected) {
    // When, Then
    assertThat(SentenceValues.exact(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT45S, 45 s",
    "PT12M, 12 min",
    "PT12M30S, 12 min 30 s",
    "PT1H, 1 h",
    "PT1H5M, 1 h 5 min",
    "PT48H, 2 d",
    "PT51H10M, 2 d 3 h"
  })
  void reportsADurationInTwoUnits(Duration duration, String expected) {
    // When, Then
    assertThat(SentenceValues.duration(duration.toMillis())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"PT1H, 1h", "PT90M, 90m", "PT24H, 1d", "PT90S, 90s", "PT0.25S, 250ms"})
  void writesAWindowAsTheMonitorDoes(Duration size, String expected) {
    // When, Then
    assertThat(SentenceValues.size(size.toMillis())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-01T12:05:00Z, 12:05 UTC", "2026-12-01T00:00:30Z, 00:00:30 UTC"})
  void reportsTheTimeOfDay(Instant time, String expected) {
    // When, Then
    assertThat(SentenceValues.timeOfDay(time.toEpochMilli())).isEqualTo(expected);
  }

  @Test
  void takesOutWhatDisturbsAScreen() {
    // Given: an escape sequence, a line break, a mirrored text, half a character
    String text = "a\u001B[31mb\r\nc\u202Ed\u2028e\uD800f\u0085 ä日\uD83D\uDE80";

    // When, Then
    assertThat(SentenceValues.name(text)).isEqualTo("a[31mbcdef ä日\uD83D\uDE80");
  }
}
