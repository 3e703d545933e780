package dev.plumbline.job.stage.ingest.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PerPartitionTest {

  private final PerPartition<StringBuilder> texts =
      new PerPartition<>(partition -> new StringBuilder().append(partition));

  @Test
  void keepsOneForEachPartitionInWhateverOrderTheyAreMet() {
    // Given
    texts.of(70).append(" far");
    texts.of(0).append(" first");

    // When
    texts.of(70).append(" again");

    // Then
    assertThat(texts.of(70)).hasToString("70 far again");
    assertThat(texts.of(0)).hasToString("0 first");
    assertThat(texts.all()).extracting(Object::toString).containsExactly("70 far again", "0 first");
  }
}
