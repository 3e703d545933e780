package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import java.util.Arrays;

/**
 * Counts of scores in [0, 1] by 1,000 bins of equal width: bin b holds [b/1000, (b+1)/1000), and
 * the last one 1 too.
 *
 * <p>No memory is taken until something is counted. What goes over all bins is a loop: it is done
 * several times for each window, and a stream, which the compiler cannot see through once many
 * kinds of them have run, takes ten times as long. Mutable, not thread-safe.
 */
final class ScoreBins {
  /** How many bins there are. */
  static final int COUNT = 1_000;

  private static final long[] NOTHING = new long[COUNT];

  /** Null while nothing was ever counted. */
  private long[] counts;

  /** Whether the score can be counted: it is between 0 and 1. */
  static boolean accepts(double score) {
    return score >= 0 && score <= 1;
  }

  /**
   * The bin of a score.
   *
   * @throws IllegalArgumentException when it is not between 0 and 1
   */
  static int binOf(double score) {
    if (!accepts(score)) {
      throw new IllegalArgumentException("score must be between 0 and 1, but is " + score);
    }
    return Math.min(COUNT - 1, (int) (score * COUNT));
  }

  /** The middle of a bin: no score in it is further away than 0.0005. */
  static double centre(int bin) {
    return (bin + 0.5) / COUNT;
  }

  void count(int bin, long times) {
    filled()[bin] += times;
  }

  void add(ScoreBins other, int sign) {
    if (other.counts == null) {
      return;
    }
    long[] own = filled();
    for (int bin = 0; bin < COUNT; bin++) {
      own[bin] += sign * other.counts[bin];
    }
  }

  /** The counts themselves; not to be changed. */
  long[] counts() {
    return counts == null ? NOTHING : counts;
  }

  long total() {
    long total = 0;
    for (long count : counts()) {
      total += count;
    }
    return total;
  }

  boolean isZero() {
    return Arrays.equals(counts(), NOTHING);
  }

  /** Whether no count is negative, as in a partial sum of corrections. */
  boolean isWhole() {
    long signs = 0;
    for (long count : counts()) {
      signs |= count; // negative when one of them is
    }
    return signs >= 0;
  }

  void write(CompactWriter writer) {
    writer.counts(counts(), 0, COUNT);
  }

  static ScoreBins read(CompactReader reader) {
    ScoreBins bins = new ScoreBins();
    bins.counts = reader.counts(COUNT);
    return bins;
  }

  private long[] filled() {
    if (counts == null) {
      counts = new long[COUNT];
    }
    return counts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreBins that && Arrays.equals(counts(), that.counts());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts());
  }
}
