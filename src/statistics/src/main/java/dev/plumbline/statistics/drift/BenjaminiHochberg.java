package dev.plumbline.statistics.drift;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The procedure of Benjamini and Hochberg (1995): of the features whose q-value is below 0.05, at
 * most 5 % are expected to be false alarms, however many features are tested.
 *
 * <p>For m p-values in ascending order q(i) = min over j ≥ i of p(j)·m/j. For instance 0.01, 0.02,
 * 0.03 and 0.8 give 0.04, 0.04, 0.04 and 0.8.
 */
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /**
   * The q-value of each p-value, in the order given.
   *
   * @param pValues between 0 and 1; NaN stands for an undefined test, is not counted among the m,
   *     and stays NaN
   * @throws IllegalArgumentException when one is below 0 or above 1
   */
  public static double[] qValues(double[] pValues) {
    double[] qValues = pValues.clone();
    Integer[] descending = descendingPresent(pValues);
    int m = descending.length;
    double least = 1;
    for (int position = 0; position < m; position++) {
      int index = descending[position];
      least = Math.min(least, pValues[index] * m / (m - position));
      qValues[index] = least;
    }
    return qValues;
  }

  private static Integer[] descendingPresent(double[] pValues) {
    Integer[] present = new Integer[pValues.length];
    int size = 0;
    for (int index = 0; index < pValues.length; index++) {
      double p = pValues[index];
      if (p < 0 || p > 1) {
        throw new IllegalArgumentException(
            "p-values must be between 0 and 1, but value %d is %s".formatted(index, p));
      }
      if (!Double.isNaN(p)) {
        present[size++] = index;
      }
    }
    Integer[] descending = Arrays.copyOf(present, size);
    Arrays.sort(descending, Comparator.comparingDouble((Integer index) -> -pValues[index]));
    return descending;
  }
}
