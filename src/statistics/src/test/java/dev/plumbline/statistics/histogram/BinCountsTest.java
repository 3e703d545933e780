package dev.plumbline.statistics.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinCountsTest {

  private static BinCounts of(long[] counts) {
    BinCounts bins = new BinCounts(counts.length);
    for (int bin = 0; bin < counts.length; bin++) {
      bins.add(bin, counts[bin]);
    }
    return bins;
  }

  private static long[] drawn(Random random, int bins, double occupied, int largest) {
    long[] counts = new long[bins];
    for (int bin = 0; bin < bins; bin++) {
      if (random.nextDouble() < occupied) {
        counts[bin] = random.nextInt(2 * largest + 1) - largest;
      }
    }
    return counts;
  }

  /** Bin by bin: how many are occupied; then all of them, or of the occupied the gap and count. */
  private static byte[] writtenPlainly(long[] counts) {
    long occupied = Arrays.stream(counts).filter(count -> count != 0).count();
    CompactWriter writer = new CompactWriter(1).unsigned(occupied);
    boolean dense = occupied > counts.length / 2;
    int next = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      if (dense) {
        writer.signed(counts[bin]);
      } else if (counts[bin] == 1) {
        writer.unsigned(2L * (bin - next));
        next = bin + 1;
      } else if (counts[bin] != 0) {
        writer.unsigned(2L * (bin - next) + 1).signed(counts[bin]);
        next = bin + 1;
      }
    }
    return writer.toBytes();
  }

  private static byte[] written(BinCounts bins) {
    CompactWriter writer = new CompactWriter(1);
    bins.writeTo(writer);
    return writer.toBytes();
  }

  // Fewer bins than are passed over at once, as many, more; narrow counts and wide ones.
  @ParameterizedTest
  @CsvSource({"1, 1", "7, 1", "8, 3", "9, 127", "200, 1", "200, 3", "201, 127", "203, 1000"})
  void areWrittenAsBinByBin(int size, int largest) {
    // Given
    Random random = new Random(20261128);
    for (double occupied : new double[] {0, 0.02, 0.15, 0.5, 0.9, 1}) {
      for (int time = 0; time < 200; time++) {
        long[] counts = drawn(random, size, occupied, largest);

        // When
        byte[] bytes = written(of(counts));

        // Then
        assertThat(bytes).isEqualTo(writtenPlainly(counts));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 1", "8, 3", "9, 127", "200, 1", "201, 127", "203, 1000"})
  void areTakenBackToNothingWhetherAsCountsOrAsBytes(int size, int largest) {
    // Given
    Random random = new Random(7);
    long[] counts = drawn(random, size, 0.3, largest);
    long[] others = drawn(random, size, 0.3, largest);
    BinCounts sum = of(counts);

    // When
    sum.addTimes(of(others), 1);
    long[] both = sum.toArray();
    CompactReader reader = new CompactReader("bins", 1, written(of(counts)));
    sum.addFrom(reader, -1);
    sum.addTimes(of(others), -1);

    // Then
    for (int bin = 0; bin < size; bin++) {
      assertThat(both[bin]).isEqualTo(counts[bin] + others[bin]);
    }
    assertThat(sum.isZero()).isTrue();
    assertThat(sum.total()).isZero();
  }

  @Test
  void areNotZeroWhileAnyBinIsOccupied() {
    for (int bin = 0; bin < 20; bin++) {
      // Given
      BinCounts bins = new BinCounts(20);

      // When
      bins.increment(bin);

      // Then
      assertThat(bins.isZero()).as("bin %d", bin).isFalse();
    }
  }
}
