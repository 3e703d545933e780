package dev.plumbline.monitoring.profile.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowSampleTest {

  @Test
  void keepsEveryRowInItsOwnSlotWhileThereIsRoom() {
    // When
    long[] kept = keep(100, 100);

    // Then
    assertThat(kept).containsExactly(LongStream.range(0, 100).toArray());
  }

  @Test
  void keepsTheRowsWithTheSmallestHashes() {
    for (int most : new int[] {1, 2, 3, 50, 255, 256}) {
      // Given
      long[] smallest =
          LongStream.range(0, 5_000)
              .boxed()
              .sorted((a, b) -> Long.compareUnsigned(RowSample.hash(a), RowSample.hash(b)))
              .limit(most)
              .mapToLong(Long::longValue)
              .sorted()
              .toArray();

      // When
      long[] kept = keep(5_000, most);

      // Then
      Arrays.sort(kept);
      assertThat(kept).isEqualTo(smallest);
    }
  }

  @Test
  void keepsEarlyAndLateRowsAlike() {
    // When
    long[] kept = keep(1_000_000, 10_000);

    // Then: 2,500 of each quarter; the deviation of a uniform sample is 43
    for (int quarter = 0; quarter < 4; quarter++) {
      long from = quarter * 250_000L;
      long count = Arrays.stream(kept).filter(row -> row >= from && row < from + 250_000).count();
      assertThat(count).isCloseTo(2_500L, within(130L));
    }
  }

  @Test
  void refusesToKeepNothing() {
    assertThatThrownBy(() -> new RowSample(0))
        .hasMessage("a sample needs at least one row, but has 0");
  }

  /** The row in each slot at the end. */
  private static long[] keep(int rows, int most) {
    RowSample sample = new RowSample(most);
    long[] kept = new long[Math.min(rows, most)];
    for (int row = 0; row < rows; row++) {
      int slot = sample.next();
      if (slot >= 0) {
        kept[slot] = row;
      }
    }
    assertThat(sample.rows()).isEqualTo(rows);
    assertThat(sample.size()).isEqualTo(kept.length);
    return kept;
  }
}
