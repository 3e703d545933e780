package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentTest {

  @ParameterizedTest
  @ValueSource(strings = {"true", "True", "1", "1.0"})
  void isTheSameForEverySpellingOfAValueOnEitherSide(String spelling) {
    for (String value : new String[] {"true", "True", "1", "1.0"}) {
      // Given
      Segment segment = new Segment("vip", List.of(value, "no"));

      // Then
      assertThat(segment.nameOf(spelling)).isEqualTo("vip=1");
      assertThat(segment.nameOf("0")).isEqualTo("vip=__other__");
      assertThat(segment.nameOf("no")).isEqualTo("vip=no");
      assertThat(segment.nameOf(null)).isNull();
    }
  }

  @Test
  void hasEachValueOnce() {
    // Then
    assertThat(new Segment("vip", List.of("true", "1", "true")).values()).containsExactly("1");
  }
}
