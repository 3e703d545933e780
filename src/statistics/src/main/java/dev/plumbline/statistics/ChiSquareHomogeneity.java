package dev.plumbline.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.special.Gamma;

/**
 * Pearson's χ² test of homogeneity on the 2 × k table of reference and current counts: are both
 * drawn from one distribution?
 *
 * <p>Both sides are samples, so a category that the reference has never seen counts like any other
 * and gives no infinity. Categories of which a side expects fewer than {@value #LEAST_EXPECTED} are
 * pooled; if the pool still expects fewer, the smallest of the others joins it. The degrees of
 * freedom are one less than the categories that remain.
 */
public final class ChiSquareHomogeneity {
  private static final double LEAST_EXPECTED = 5;

  private ChiSquareHomogeneity() {}

  /**
   * The probability of such a difference or a larger one without any drift; empty when it is
   * undefined: a side without counts, or fewer than two categories after pooling.
   *
   * @param reference the reference's count per category
   * @param current the window's count per category
   * @throws IllegalArgumentException when the lengths differ or a count is negative
   */
  public static OptionalDouble pValue(long[] reference, long[] current) {
    return pValue(reference, current, LEAST_EXPECTED);
  }

  static OptionalDouble pValue(long[] reference, long[] current, double leastExpected) {
    PairedCounts counts = PairedCounts.of(reference, current);
    if (counts.hasEmptySide()) {
      return OptionalDouble.empty();
    }
    List<Column> columns = pooled(counts, leastExpected);
    if (columns.size() < 2) {
      return OptionalDouble.empty();
    }
    double statistic = statistic(columns, counts);
    return OptionalDouble.of(upperTail(statistic, columns.size() - 1));
  }

  private static List<Column> pooled(PairedCounts counts, double leastExpected) {
    double smallerSide = Math.min(counts.referenceTotal(), counts.currentTotal());
    double total = (double) counts.referenceTotal() + counts.currentTotal();
    // The side with fewer counts expects fewer in every category.
    double leastColumn = leastExpected * total / smallerSide;
    List<Column> columns = new ArrayList<>();
    Column pool = new Column(0, 0);
    for (int cell = 0; cell < counts.cells(); cell++) {
      Column column = new Column(counts.reference()[cell], counts.current()[cell]);
      if (column.sum() < leastColumn) {
        pool = pool.with(column);
      } else if (column.sum() > 0) {
        columns.add(column);
      }
    }
    if (pool.sum() > 0 && pool.sum() < leastColumn && !columns.isEmpty()) {
      // Of equal columns the first is taken, so the result depends on the counts alone.
      Column smallest = columns.stream().min(Comparator.comparingLong(Column::sum)).orElseThrow();
      columns.remove(smallest);
      pool = pool.with(smallest);
    }
    if (pool.sum() > 0) {
      columns.add(pool);
    }
    return columns;
  }

  private static double statistic(List<Column> columns, PairedCounts counts) {
    double total = (double) counts.referenceTotal() + counts.currentTotal();
    double statistic = 0;
    for (Column column : columns) {
      double expectedReference = counts.referenceTotal() / total * column.sum();
      double expectedCurrent = counts.currentTotal() / total * column.sum();
      double difference = column.reference() - expectedReference;
      statistic += difference * difference * (1 / expectedReference + 1 / expectedCurrent);
    }
    return statistic;
  }

  /** P(χ² ≥ statistic) = Q(degrees / 2, statistic / 2), from the upper side: no 1 − 1. */
  private static double upperTail(double statistic, int degrees) {
    double half = statistic / 2;
    double shape = degrees / 2.0;
    if (half > 1_000 + 2 * shape) {
      // Less than e^-300; the continued fraction overflows out here.
      return 0;
    }
    return Math.min(1, Gamma.regularizedGammaQ(shape, half));
  }

  private record Column(long reference, long current) {
    long sum() {
      return reference + current;
    }

    Column with(Column other) {
      return new Column(reference + other.reference, current + other.current);
    }
  }
}
