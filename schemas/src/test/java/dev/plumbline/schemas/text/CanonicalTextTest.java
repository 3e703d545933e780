package dev.plumbline.schemas.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
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
        Arguments.of(0.1, "0.1"),
        Arguments.of(0.1f, "0.1"),
        Arguments.of((double) 0.1f, "0.1"),
        Arguments.of("0.10000000149011612", "0.1"),
        Arguments.of(-0.7f, "-0.7"),
        Arguments.of("-0.699999988079071", "-0.7"),
        Arguments.of(1e-7f, "1.0E-7"),
        Arguments.of("1.0000000116860974E-7", "1.0E-7"),
        Arguments.of(0x1p-44f, "5.684342E-14"), // JDK 17 gives 5.6843419E-14
        Arguments.of(0.6931471805599453, "0.6931471805599453"),
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
    "1.1000000000,1.1000000000",
    "1.10000002384185791015625,1.10000002384185791015625",
    "1.2.3.4.5.6.7,1.2.3.4.5.6.7",
    "12.000000000000,12",
    "de,de"
  })
  void readsACellAsItsTypedTwin(String cell, String expected) {
    // When
    String text = CanonicalText.of(cell);

    // Then
    assertThat(text).isEqualTo(expected);
  }

  /** Of every exponent a few floats: what they are as double or as text has the same text. */
  @Test
  void ofAFloatIsThatOfItsShortestDecimal() {
    Random random = new Random(14);
    for (int draw = 0; draw < 200_000; draw++) {
      // Given
      float number = Float.intBitsToFloat(random.nextInt());
      if (!Float.isFinite(number)) {
        continue;
      }

      // When
      String text = CanonicalText.of(number);

      // Then
      assertThat(CanonicalText.of((double) number)).isEqualTo(text);
      assertThat(CanonicalText.of(text)).isEqualTo(text);
      assertThat((float) Double.parseDouble(text)).isEqualTo(number + 0f);
      assertThat(CanonicalText.of(Double.parseDouble(text))).isEqualTo(text);
    }
  }

  @Test
  void ofADoubleReadsBackAsIt() {
    Random random = new Random(14);
    for (int draw = 0; draw < 200_000; draw++) {
      // Given
      double number = Double.longBitsToDouble(random.nextLong());
      if (!Double.isFinite(number) || number == (float) number) {
        continue;
      }

      // When
      String text = CanonicalText.of(number);

      // Then
      assertThat(Double.parseDouble(text)).isEqualTo(number);
      assertThat(CanonicalText.of(text)).isEqualTo(text);
    }
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
