package dev.plumbline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalTextTest {

  private static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of(true, "1"),
        Arguments.of(false, "0"),
        Arguments.of(17, "17"),
        Arguments.of(17L, "17"),
        Arguments.of(17.0, "17"),
        Arguments.of(17.0f, "17"),
        Arguments.of("17", "17"),
        Arguments.of(new Utf8("17"), "17"),
        Arguments.of("17.0", "17"),
        Arguments.of(" De ", " De "),
        Arguments.of(-0.0, "0"),
        Arguments.of(0.5, "0.5"),
        Arguments.of(-3.0, "-3"),
        Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
        Arguments.of(-0x1p63, "-9223372036854775808"),
        Arguments.of(0x1p63, "9.223372036854776E18"),
        Arguments.of(1e300, "1.0E300"),
        Arguments.of(Double.NaN, "NaN"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isOneForAllTypesThatMeanTheSame(Object value, String expected) {
    // When
    String text = CanonicalText.of(value);

    // Then
    assertThat(text).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "true,1",
    "False,0",
    "17,17",
    "17.0,17",
    "-0.0,0",
    "-3.00,-3",
    "1.50,1.50",
    "007,007",
    "007.0,007.0",
    "1.10.0,1.10.0",
    "de,de"
  })
  void readsACellAsItsTypedTwin(String cell, String expected) {
    // When
    String text = CanonicalText.of(cell);

    // Then
    assertThat(text).isEqualTo(expected);
  }

  @Test
  void isRefusedForWhatIsNoCategory() {
    // Then
    assertThatThrownBy(() -> CanonicalText.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalText.of((Object) null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbersAreTakenFromBooleansLongsAndDoublesOnly() {
    // Then
    assertThat(CanonicalText.number(true)).isEqualTo(OptionalDouble.of(1.0));
    assertThat(CanonicalText.number(17L)).isEqualTo(OptionalDouble.of(17.0));
    assertThat(CanonicalText.number(0.5)).isEqualTo(OptionalDouble.of(0.5));
    assertThat(CanonicalText.number("17")).isEmpty();
    assertThat(CanonicalText.number(null)).isEmpty();
  }
}
