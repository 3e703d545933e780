package dev.plumbline.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A confusion matrix with its row sums, column sums and diagonal, on which all averages of a
 * multiclass classifier depend.
 *
 * <p>Gradients are taken by the 3·(k+1) margins and summed up for each cell: with 51 indexes that
 * is 306 evaluations of a measure, far less than a millisecond.
 */
final class ConfusionMargins {
  private final double[][] cells;
  private final boolean[] occurs;
  private final double[] actual;
  private final double[] predicted;
  private final double[] right;

  private ConfusionMargins(
      double[][] cells, boolean[] occurs, double[] actual, double[] predicted, double[] right) {
    this.cells = cells;
    this.occurs = occurs;
    this.actual = actual;
    this.predicted = predicted;
    this.right = right;
  }

  /**
   * The matrix, with {@code more} outcomes added in equal parts to the cells between classes that
   * occur.
   */
  static ConfusionMargins of(ClassificationCounts counts, double more) {
    int size = counts.classes() + 1;
    boolean[] occurs = new boolean[size];
    int occurring = 0;
    for (int index = 0; index < size; index++) {
      for (int other = 0; other < size && !occurs[index]; other++) {
        occurs[index] = counts.cell(index, other) != 0 || counts.cell(other, index) != 0;
      }
      occurring += occurs[index] ? 1 : 0;
    }
    double[][] cells = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double added = occurs[row] && occurs[column] ? more / occurring / occurring : 0;
        cells[row][column] = counts.cell(row, column) + added;
      }
    }
    return summedUp(cells, occurs);
  }

  private static ConfusionMargins summedUp(double[][] cells, boolean[] occurs) {
    int size = cells.length;
    double[] actual = new double[size];
    double[] predicted = new double[size];
    double[] right = new double[size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        actual[row] += cells[row][column];
        predicted[column] += cells[row][column];
      }
      right[row] = cells[row][row];
    }
    return new ConfusionMargins(cells, occurs, actual, predicted, right);
  }

  /** Outcomes by true class; the last is what is not listed. */
  double[] actual() {
    return actual;
  }

  /** Outcomes by predicted class; the last is what is not listed. */
  double[] predicted() {
    return predicted;
  }

  /** Outcomes on the diagonal. */
  double[] right() {
    return right;
  }

  /** Whether the class is in truth or in prediction. */
  boolean occurs(int index) {
    return occurs[index];
  }

  /** How many classes are on the list. */
  int classes() {
    return actual.length - 1;
  }

  double total() {
    return Arrays.stream(actual).sum();
  }

  /** The share on the diagonal that independent margins would give. */
  double chance() {
    double total = total();
    double sum = 0;
    for (int index = 0; index < actual.length; index++) {
      sum += actual[index] / total * (predicted[index] / total);
    }
    return sum;
  }

  /** Whether no cell is negative, as in a partial sum of corrections. */
  boolean isWhole() {
    return Arrays.stream(cells).flatMapToDouble(Arrays::stream).allMatch(cell -> cell >= 0);
  }

  /** The standard error of a measure, by the delta method on the multinomial cells. */
  double standardError(ToDoubleFunction<ConfusionMargins> measure) {
    int size = actual.length;
    double[] margins = new double[3 * size];
    System.arraycopy(actual, 0, margins, 0, size);
    System.arraycopy(predicted, 0, margins, size, size);
    System.arraycopy(right, 0, margins, 2 * size, size);
    double[] byMargin =
        DeltaMethod.gradient(moved -> measure.applyAsDouble(withMargins(moved)), margins);
    double[] flat = new double[size * size];
    double[] byCell = new double[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        int index = row * size + column;
        flat[index] = cells[row][column];
        byCell[index] = byMargin[row] + byMargin[size + column];
        if (row == column) {
          byCell[index] += byMargin[2 * size + row];
        }
      }
    }
    return DeltaMethod.multinomial(flat, byCell);
  }

  private ConfusionMargins withMargins(double[] margins) {
    int size = actual.length;
    return new ConfusionMargins(
        cells,
        occurs,
        Arrays.copyOf(margins, size),
        Arrays.copyOfRange(margins, size, 2 * size),
        Arrays.copyOfRange(margins, 2 * size, 3 * size));
  }
}
