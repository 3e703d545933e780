package dev.plumbline.monitoring.monitor.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileTextTest {

  private static final String ALPHABET =
      "\t \n{}[],:#&*!|>'\"%@`-?0123.e+~\\yesno\u0000\uFEFF\uD800é";

  @Test
  void neverThrowsWhateverIsDoneToAMonitor() {
    // Given
    Random random = new Random(20_261_123);
    String yaml = TestMonitors.resource("full.yaml");
    String json = MonitorFile.toJson(MonitorFile.read("full.yaml", yaml).orThrow());
    int refused = 0;

    // When
    for (int i = 0; i < 1_500; i++) {
      String text = mutated(i % 2 == 0 ? yaml : json, random);
      MonitorReading reading = MonitorFile.read("m.yaml", text);
      refused += reading.monitor().isEmpty() ? 1 : 0;
    }

    // Then
    assertThat(refused).isBetween(750, 1_499);
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = 0; i <= random.nextInt(3); i++) {
      int place = random.nextInt(mutated.length());
      int end = Math.min(mutated.length(), place + random.nextInt(4));
      char letter = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      mutated.replace(place, end, String.valueOf(letter));
    }
    return mutated.toString();
  }
}
