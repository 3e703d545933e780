package dev.plumbline.monitoring.monitor.file.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({"30s, 30, 30s", "5m, 300, 5m", "90m, 5400, 90m", "60m, 3600, 1h", "48h, 172800, 2d"})
  void readsAndWritesInTheCoarsestUnit(String text, long seconds, String canonical) {
    // When
    Duration duration = DurationText.parse(text).orElseThrow();

    // Then
    assertThat(duration).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(DurationText.format(duration)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "0s", "-5m", "5 m", "1.5h", "PT5M", "5w", "9999999999s"})
  void refusesAnythingElse(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  @Test
  void writesWholeSecondsOnly() {
    assertThatThrownBy(() -> DurationText.format(Duration.ofMillis(1_500)))
        .hasMessage("duration must be whole seconds, got: PT1.5S");
  }
}
