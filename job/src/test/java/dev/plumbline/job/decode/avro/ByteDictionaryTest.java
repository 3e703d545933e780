package dev.plumbline.job.decode.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteDictionaryTest {

  private int made;

  private final ByteDictionary<String> dictionary =
      new ByteDictionary<>(
          (bytes, from, to) -> {
            made++;
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
          });

  private String of(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return dictionary.of(bytes, 1, bytes.length - 1);
  }

  @Test
  void givesTheSameInstanceForTheSameBytes() {
    // Given
    Map<String, String> first = new HashMap<>();
    Random random = new Random(5);

    for (int times = 0; times < 50_000; times++) {
      String text = "x".repeat(random.nextInt(20)) + random.nextInt(400);

      // When
      String found = of(text);

      // Then
      assertThat(found).isEqualTo(text).isSameAs(first.computeIfAbsent(text, unknown -> found));
    }
    assertThat(made).isEqualTo(first.size());
  }

  @Test
  void reportsApartWhatHasEqualHashesInATableOfItsSize() {
    // When more entries than a table has places at first
    for (int number = 0; number < 5_000; number++) {
      of("n" + number);
    }

    // Then
    assertThat(of("n17")).isEqualTo("n17");
    assertThat(of("n4999")).isEqualTo("n4999");
    assertThat(of("")).isEmpty();
  }

  @Test
  void keepsNoMoreThanItsMostEntriesAndStillAnswers() {
    // Given
    for (int number = 0; number < ByteDictionary.MOST_ENTRIES; number++) {
      of("n" + number);
    }

    // When
    String one = of("one too many");
    String again = of("one too many");

    // Then
    assertThat(again).isEqualTo(one).isNotSameAs(one);
    assertThat(of("n3")).isSameAs(of("n3"));
  }
}
