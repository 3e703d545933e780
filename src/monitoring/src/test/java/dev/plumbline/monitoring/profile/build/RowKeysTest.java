package dev.plumbline.monitoring.profile.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowKeysTest {

  @Test
  void giveTheSameKeysToTheSameRowsInAnyOrder() {
    // Given
    Random random = new Random(3);
    List<Long> contents = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      contents.add((long) random.nextInt(200));
    }
    long[] keys = keys(contents);

    // When
    Collections.shuffle(contents, random);
    long[] again = keys(contents);

    // Then
    Arrays.sort(keys);
    Arrays.sort(again);
    assertThat(again).isEqualTo(keys);
    assertThat(LongStream.of(keys).distinct().count()).isEqualTo(3_000);
  }

  @Test
  void splitEqualRowsInHalves() {
    // When
    long[] keys = keys(Collections.nCopies(10_000, 7L));

    // Then: the deviation of 10,000 coins is 50
    assertThat(LongStream.of(keys).filter(key -> (key & 1) == 0).count()).isBetween(4_800L, 5_200L);
  }

  @Test
  void chooseTheSlotsWithTheSmallest() {
    // Given
    long[] keys = {30, -5, 40, 10, 20};

    // Then
    assertThat(RowKeys.first(3, keys)).containsExactly(1, 3, 4);
    assertThat(RowKeys.first(9, keys)).containsExactly(1, 3, 4, 0, 2);
  }

  private static long[] keys(List<Long> contents) {
    RowKeys keys = new RowKeys();
    for (int slot = 0; slot < contents.size(); slot++) {
      keys.put(slot, contents.get(slot));
    }
    return keys.keys(contents.size());
  }
}
