package dev.plumbline.job.decode;

import dev.plumbline.monitoring.event.FeatureState;
import java.util.Arrays;

/**
 * The values of one event by position among the columns of its monitor, in arrays that are used
 * again for the next event of any monitor with as many columns. Mutable, for one thread.
 *
 * @param numbers numeric columns; meaningful where the state says present
 * @param texts categorical columns, in canonical text; meaningful where the state says present
 * @param states a {@link FeatureState} each
 */
public record Columns(double[] numbers, String[] texts, byte[] states) {

  /** As many columns, of nothing yet. */
  public Columns(int columns) {
    this(new double[columns], new String[columns], new byte[columns]);
  }

  /** Every column is missing until it is said otherwise. */
  public void clear() {
    Arrays.fill(states, FeatureState.MISSING);
  }

  /** The column has this number, which may be none that is usable. */
  public void number(int column, double value) {
    numbers[column] = value;
    states[column] = Double.isFinite(value) ? FeatureState.PRESENT : FeatureState.INVALID;
  }

  /** Says of numbers that were put in a range of columns what they are like; NaN is missing. */
  void judge(int from, int to) {
    for (int column = from; column < to; column++) {
      double value = numbers[column];
      if (Math.abs(value) <= Double.MAX_VALUE) {
        states[column] = FeatureState.PRESENT;
      } else {
        states[column] = Double.isNaN(value) ? FeatureState.MISSING : FeatureState.INVALID;
      }
    }
  }

  /** The column has this category. */
  public void text(int column, String canonicalText) {
    texts[column] = canonicalText;
    states[column] = FeatureState.PRESENT;
  }

  /** The column has no usable value, for this reason. */
  public void unusable(int column, byte state) {
    states[column] = state;
  }
}
