package dev.plumbline.cli.file.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumberTest {

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern NUMERAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  @Test
  void saysWhatThePatternsSayOrNothing() {
    // Given
    Random random = new Random(3);
    String signs = "+-.0123456789eEx ";

    // When
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(7); length > 0; length--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      String cell = text.toString();

      // Then
      PlainNumber.read(cell)
          .ifPresent(
              value ->
                  assertThat(value)
                      .as(cell)
                      .isEqualTo(
                          WHOLE.matcher(cell).matches()
                              ? LongNode.valueOf(Long.parseLong(cell))
                              : NUMERAL.matcher(cell).matches()
                                  ? DoubleNode.valueOf(Double.parseDouble(cell))
                                  : TextNode.valueOf(cell)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "1e5", "1.2.3", "1-2", "1234567890123456789", "12 "})
  void leavesWhatTakesACloserLook(String cell) {
    assertThat(PlainNumber.read(cell)).isEmpty();
  }

  @Test
  void seesLeadingZeros() {
    assertThat(PlainNumber.mayLeadWithZero("007")).isTrue();
    assertThat(PlainNumber.mayLeadWithZero("-01")).isTrue();
    assertThat(PlainNumber.mayLeadWithZero("0")).isFalse();
    assertThat(PlainNumber.mayLeadWithZero("70")).isFalse();
    assertThat(PlainNumber.mayLeadWithZero("-")).isFalse();
  }
}
