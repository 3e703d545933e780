package dev.plumbline.statistics.histogram;

import dev.plumbline.statistics.exact.SinglePrecision;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Finite numbers in ascending order, −0.0 as 0.0, asked for quantiles and counts. */
final class SortedSample implements OrderedMass {
  private final double[] values;

  /**
   * @throws IllegalArgumentException when there is no value, one is not finite, or the order is not
   *     ascending
   */
  SortedSample(double[] sorted) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("a reference needs at least one value, but has none");
    }
    values = new double[sorted.length];
    for (int index = 0; index < sorted.length; index++) {
      double value = sorted[index] + 0.0; // -0.0 becomes 0.0
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "reference values must be finite, but value %d is %s".formatted(index, value));
      }
      if (index > 0 && value < values[index - 1]) {
        throw new IllegalArgumentException(
            "reference values must ascend, but value %d is %s after %s"
                .formatted(index, value, values[index - 1]));
      }
      values[index] = value;
    }
  }

  @Override
  public long size() {
    return values.length;
  }

  double value(int index) {
    return values[index];
  }

  @Override
  public long countUpTo(double edge) {
    return indexAfter(edge);
  }

  private int indexAfter(double limit) {
    int found = Arrays.binarySearch(values, Math.nextUp(limit));
    if (found < 0) {
      return -found - 1;
    }
    while (found > 0 && values[found - 1] > limit) {
      found--;
    }
    return found;
  }

  /**
   * The quantile part/parts by definition 7 of Hyndman and Fan (1996), the default of R and NumPy:
   * linear between the values around rank (n − 1)·part/parts, the rank exact. The lower quartile of
   * 1 … 8 is 2.75. Where that is a value which occurs more than once, it is the largest double that
   * counts as the value, see {@link SinglePrecision}.
   */
  @Override
  public double quantile(int part, int parts) {
    long scaled = (values.length - 1L) * part;
    int below = (int) (scaled / parts);
    double fraction = (double) (scaled % parts) / parts;
    if (fraction == 0) {
      return reach(below);
    }
    double low = values[below];
    double high = values[below + 1];
    if (low == high) {
      return reach(below);
    }
    double step = high - low;
    if (step > Double.MAX_VALUE) {
      return low * (1 - fraction) + high * fraction + 0.0;
    }
    return Math.min(high, low + fraction * step) + 0.0;
  }

  private double reach(int index) {
    double value = values[index];
    int end = indexAfter(value);
    boolean repeated = end > 1 && values[end - 2] == value;
    return repeated ? rangeOf(value, end - firstOf(value)).high() : value;
  }

  private int firstOf(double value) {
    return indexAfter(Math.nextDown(value));
  }

  /** What counts as a value: what is one with it at the precision of floats, and no other value. */
  private SinglePrecision rangeOf(double value, int count) {
    SinglePrecision range = SinglePrecision.of(value);
    int within = indexAfter(range.high()) - firstOf(range.low());
    return within == count ? range : new SinglePrecision(value, value);
  }

  @Override
  public NavigableMap<Double, Double> atoms(int parts) {
    NavigableMap<Double, Double> atoms = new TreeMap<>();
    int start = 0;
    while (start < values.length) {
      int end = indexAfter(values[start]);
      if ((long) (end - start) * parts > values.length) {
        SinglePrecision range =
            end - start > 1
                ? rangeOf(values[start], end - start)
                : new SinglePrecision(values[start], values[start]);
        atoms.put(range.high(), Math.nextDown(range.low()));
      }
      start = end;
    }
    return atoms;
  }

  @Override
  public boolean standsAlone(double edge) {
    return true;
  }
}
