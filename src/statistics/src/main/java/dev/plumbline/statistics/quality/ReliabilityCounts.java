package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.estimate.Proportion;
import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The reliability curve and the expected calibration error of scores in [0, 1], from the number of
 * scores, their sum and how many came true in bins of equal width.
 *
 * <p>A score counts in units of 2^-30, so a mean is exact to 4.7e-10; up to 8e9 scores fit in a
 * bin. For a binary model a score comes true when the class is positive, for a confidence when the
 * answer was right.
 *
 * <p>A take-back is a count of −1. Mutable, not thread-safe.
 */
final class ReliabilityCounts implements Accumulator<ReliabilityCounts> {
  /** How many bins a curve has unless somebody wants another number. */
  static final int BINS = 10;

  private static final int MOST_BINS = 1_000;
  private static final String NAME = "ReliabilityCounts";
  private static final int VERSION = 1;
  private static final double UNITS = 1L << 30;

  private final int bins;

  /** For each bin: how many scores, how many of them came true, and their sum in units. */
  private final long[] cells;

  ReliabilityCounts(int bins) {
    this(bins, new long[3 * bins]);
  }

  private ReliabilityCounts(int bins, long[] cells) {
    this.bins = bins;
    this.cells = cells;
  }

  /** Counts a score between 0 and 1; a negative number of times takes it back. */
  void count(double score, boolean cameTrue, long times) {
    int cell = 3 * Math.min(bins - 1, (int) (score * bins));
    cells[cell] += times;
    cells[cell + 1] += cameTrue ? times : 0;
    cells[cell + 2] += times * Math.round(score * UNITS);
  }

  /**
   * Σ (n_b/n)·|mean score of b − share of b that came true| (Naeini et al. 2015); empty without
   * scores. For instance two scores of 0.8, one of which came true: 0.3.
   */
  Optional<Estimate> expectedCalibrationError() {
    long total = 0;
    double sum = 0;
    for (int cell = 0; cell < cells.length; cell += 3) {
      if (cells[cell] < 0) {
        return Optional.empty();
      }
      total += cells[cell];
      sum += Math.abs(cells[cell + 2] / UNITS - cells[cell + 1]);
    }
    return total == 0 ? Optional.empty() : Optional.of(Estimate.withoutInterval(sum / total));
  }

  /** The bins from the lowest scores to the highest. */
  List<ReliabilityBin> curve() {
    List<ReliabilityBin> curve = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      long count = cells[3 * bin];
      Optional<Double> mean =
          count <= 0 ? Optional.empty() : Optional.of(cells[3 * bin + 2] / UNITS / count);
      curve.add(
          new ReliabilityBin(
              (double) bin / bins,
              (bin + 1.0) / bins,
              count,
              mean,
              Proportion.wilson(cells[3 * bin + 1], count).map(Estimate::of)));
    }
    return curve;
  }

  @Override
  public void add(ReliabilityCounts other) {
    addTimes(other, 1);
  }

  @Override
  public void takeBack(ReliabilityCounts other) {
    addTimes(other, -1);
  }

  private void addTimes(ReliabilityCounts other, int sign) {
    if (other.bins != bins) {
      throw new IllegalArgumentException(
          "cannot combine a curve of %d bins with one of %d".formatted(bins, other.bins));
    }
    for (int index = 0; index < cells.length; index++) {
      cells[index] += sign * other.cells[index];
    }
  }

  @Override
  public boolean isZero() {
    return Arrays.stream(cells).allMatch(cell -> cell == 0);
  }

  @Override
  public byte[] toBytes() {
    return new CompactWriter(VERSION).unsigned(bins).counts(cells, 0, cells.length).toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not such counts
   */
  static ReliabilityCounts fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    int bins = reader.sizeUpTo(MOST_BINS);
    long[] cells = reader.counts(3 * bins);
    reader.end();
    return new ReliabilityCounts(bins, cells);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReliabilityCounts that && Arrays.equals(cells, that.cells);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells);
  }

  @Override
  public String toString() {
    return "%s[bins=%d, ece=%s]".formatted(NAME, bins, expectedCalibrationError());
  }
}
