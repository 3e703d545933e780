package dev.plumbline.statistics.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteRangeTest {

  @Test
  void seesEveryByteInWhichRangesDiffer() {
    // Given
    Random random = new Random(5);
    for (int length = 0; length < 40; length++) {
      byte[] wanted = new byte[length + 7];
      random.nextBytes(wanted);
      byte[] bytes = new byte[length + 3];
      System.arraycopy(wanted, 4, bytes, 2, length);
      byte[] copy = Arrays.copyOfRange(wanted, 4, 4 + length);

      // When / Then
      assertThat(ByteRange.holds(wanted, 4, 4 + length, bytes, 2)).isTrue();
      assertThat(ByteRange.holds(copy, bytes, 2, 2 + length)).isTrue();
      for (int other = 2; other < 2 + length; other++) {
        bytes[other] ^= 1;
        assertThat(ByteRange.holds(wanted, 4, 4 + length, bytes, 2)).isFalse();
        assertThat(ByteRange.holds(copy, bytes, 2, 2 + length)).isFalse();
        bytes[other] ^= 1;
      }
    }
  }

  @Test
  void seesThatARangeIsLongerOrShorter() {
    // Given
    byte[] bytes = {1, 2, 3};

    // When / Then
    assertThat(ByteRange.holds(new byte[] {1, 2}, bytes, 0, 3)).isFalse();
    assertThat(ByteRange.holds(new byte[] {1, 2}, bytes, 0, 1)).isFalse();
  }
}
