package dev.plumbline.cli.file.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormTest {

  /** 2026-12-01T08:30:00Z. */
  private static final long AT = 1_796_113_800_000L;

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static long millis(TimeForm form, String text) {
    return form.millis("predicted_at", TextNode.valueOf(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1796113800000",
        "1796113800000.0",
        "1796113800000.75",
        "1.7961138e12",
        " 1796113800000 ",
        "2026-12-01T08:30:00Z",
        "2026-12-01 08:30:00Z",
        "2026-12-01 08:30Z",
        "2026-12-01T09:30:00+01:00",
        "2026-12-01T09:30:00.000000+0100",
        "2026-12-01 09:30:00+01",
        "2026-12-01 09:30:00 +0100",
        "2026-12-01 08:30:00 UTC",
        "2026-12-01T08:30:00UTC",
        "2026-12-01T08:30:00 GMT",
        "2026-12-01T09:30:00[Europe/Berlin]",
      })
  void readsEveryCommonFormAsTheSameInstant(String text) {
    // Then
    assertThat(millis(TimeForm.PLAIN, text)).isEqualTo(AT);
  }

  @Test
  void readsNumbersAndTimesOfTypedFiles() {
    // Given
    List<JsonNode> cells =
        List.of(
            LongNode.valueOf(AT),
            DoubleNode.valueOf(AT),
            DoubleNode.valueOf(AT + 0.5),
            new TimestampNode(AT, false),
            new TimestampNode(AT, true));

    // Then
    assertThat(cells)
        .allSatisfy(cell -> assertThat(TimeForm.PLAIN.millis("t", cell)).isEqualTo(AT));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01 09:30:00, 0",
    "2026-12-01T09:30, 0",
    "2026-12-01T08:30:00Z, 0",
    "2026-12-01, -34200000",
  })
  void takesATimeWithoutAZoneForOneInTheZoneThatIsGiven(String text, long later) {
    // Then
    assertThat(millis(TimeForm.of(BERLIN, null), text)).isEqualTo(AT + later);
  }

  @Test
  void takesATypedTimeWithoutAZoneForOneInTheZoneThatIsGiven() {
    // Given
    JsonNode local = new TimestampNode(AT + 3_600_000, true);
    JsonNode instant = new TimestampNode(AT, false);

    // Then
    assertThat(TimeForm.of(BERLIN, null).millis("t", local)).isEqualTo(AT);
    assertThat(TimeForm.of(BERLIN, null).millis("t", instant)).isEqualTo(AT);
    assertThat(TimeForm.of(BERLIN, "seconds").millis("t", instant)).isEqualTo(AT);
  }

  @ParameterizedTest
  @CsvSource({
    "seconds, 1796113800",
    "seconds, 1796113800.0004",
    "micros, 1796113800000123",
    "nanos, 1796113800000123456",
    "dd.MM.yyyy HH:mm, 01.12.2026 09:30",
    "M/d/yyyy h:mm a, 12/1/2026 9:30 AM",
    "yyyyMMddHHmmss, 20261201093000",
    "yyyy-MM-dd HH:mm:ss xx, 2026-12-01 08:30:00 +0000",
    "d MMM yyyy HH:mm, 1 Dec 2026 09:30",
  })
  void readsOtherFormsThatAreNamed(String format, String text) {
    // Then
    assertThat(millis(TimeForm.of(BERLIN, format), text)).isEqualTo(AT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-01 08:30:00", "2026-12-01T08:30", "2026-12-01"})
  void refusesATimeWithoutAZoneAndNamesTheWayOut(String text) {
    // Then
    assertThatThrownBy(() -> millis(TimeForm.PLAIN, text))
        .hasMessage(
            "predicted_at is \"%s\"; wanted is a time with its zone; say it with --zone, as --zone UTC."
                .formatted(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "1st of 2026", "2026-13-01T00:00:00Z", "", "1e400", "+99-99"})
  void refusesWhatIsNoTime(String text) {
    // Then
    assertThatThrownBy(() -> millis(TimeForm.PLAIN, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("predicted_at is \"" + text + "\"; wanted is milliseconds since 1970")
        .hasMessageContaining("--time-format");
    assertThatThrownBy(() -> TimeForm.PLAIN.millis("t", BooleanNode.TRUE))
        .hasMessageContaining("t is true; wanted is milliseconds");
    assertThatThrownBy(() -> TimeForm.PLAIN.millis("t", DoubleNode.valueOf(Double.NaN)))
        .hasMessageContaining("t is NaN; wanted is milliseconds");
    assertThatThrownBy(() -> TimeForm.of(BERLIN, "dd.MM.yyyy").millis("t", TextNode.valueOf(text)))
        .hasMessageContaining("--time-format");
  }

  @ParameterizedTest
  @CsvSource({
    "dd.MM.yyyy HH:mm, 31.02.2024 03:00",
    "uuuu-MM-dd HH:mm, 2023-02-29 03:00",
    "dd.MM.yyyy HH:mm, 31.03.2024 02:30",
    "dd.MM.yyyy HH:mm VV, 31.03.2024 02:30 Europe/Berlin",
    ", 2024-03-31 02:30:00",
    ", 2024-03-31 02:30:00[Europe/Berlin]",
  })
  void refusesATimeThatDoesNotExist(String format, String text) {
    // Then
    assertThatThrownBy(() -> millis(TimeForm.of(BERLIN, format), text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("predicted_at is \"" + text + "\"; wanted is ");
  }

  @Test
  void takesTheFirstOfATimeThatIsThereTwice() {
    // Then
    assertThat(millis(TimeForm.of(BERLIN, null), "2024-10-27 02:30:00"))
        .isEqualTo(millis(TimeForm.PLAIN, "2024-10-27T02:30:00+02:00"));
  }

  @Test
  void refusesATimeOf32BitsThatMayBeAMinuteBeside() {
    // Given
    JsonNode cell = new SingleNode(AT);

    // Then
    assertThatThrownBy(() -> TimeForm.PLAIN.millis("t", cell))
        .hasMessageContaining("wanted is a time in 64 bits");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%d/%m/%Y | without %",
        "dd.MM.YYYY | the year is yyyy",
        "dd.mm.yyyy | the month MM",
        "HH:mm:ss | it says no day",
        "yyyy-MM-dd hh:mm | the hour is HH",
      })
  void refusesAPatternThatReadsNoTimeAndNamesTheWayOut(String format, String words) {
    // Then
    assertThatThrownBy(() -> TimeForm.of(BERLIN, format))
        .hasMessageStartingWith("\"" + format + "\" is no form of a time")
        .hasMessageContaining(words);
  }

  @Test
  void refusesAFormThatIsNone() {
    // Then
    assertThatThrownBy(() -> TimeForm.of(null, "quickly"))
        .hasMessageStartingWith("\"quickly\" is no form of a time")
        .hasMessageContaining("dd.MM.yyyy HH:mm:ss");
  }
}
