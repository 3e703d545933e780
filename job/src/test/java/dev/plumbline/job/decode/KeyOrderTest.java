package dev.plumbline.job.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyOrderTest {

  private final KeyOrder keys = new KeyOrder(Map.of("amount", 0, "age", 1, "käse", 2));

  private int meaningOf(String name, int place) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return keys.meaningOf(bytes, 0, bytes.length, place);
  }

  @Test
  void knowsKeysInWhateverOrderTheyCome() {
    // Given
    List<String> names = new ArrayList<>(List.of("amount", "age", "käse", "ag", "amounts", ""));
    Random random = new Random(3);
    for (int event = 0; event < 200; event++) {
      Collections.shuffle(names, random);
      for (int place = 0; place < names.size(); place++) {

        // When
        int meaning = meaningOf(names.get(place), place);

        // Then
        int expected =
            switch (names.get(place)) {
              case "amount" -> 0;
              case "age" -> 1;
              case "käse" -> 2;
              default -> KeyOrder.NOT_WATCHED;
            };
        assertThat(meaning).isEqualTo(expected);
      }
    }
  }

  @Test
  void knowsAKeyThatStandsBehindMoreThanItRemembers() {
    // When
    int meaning = meaningOf("age", 1_000_000);

    // Then
    assertThat(meaning).isEqualTo(1);
  }
}
