package dev.plumbline.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RateTest {

  @ParameterizedTest
  @CsvSource({"500/s, 500", "500, 500", "0.5/s, 0.5", "30/m, 0.5", "30/min, 0.5"})
  void readsEventsPerSecondAndMinute(String text, double perSecond) {
    // Then
    assertThat(new Rate.Converter().convert(text).perSecond()).isEqualTo(perSecond);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "fast", "5/h", "", "5/"})
  void refusesWhatIsNoRate(String text) {
    // Then
    assertThatThrownBy(() -> new Rate.Converter().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }

  @Test
  void neverLetsAnEventGoBeforeItsTime() {
    // Given
    Rate rate = new Rate(100);
    long start = System.nanoTime();

    // When
    rate.await(5, start);

    // Then
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
  }
}
