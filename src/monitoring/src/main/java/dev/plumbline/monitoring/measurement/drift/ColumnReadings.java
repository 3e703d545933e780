package dev.plumbline.monitoring.measurement.drift;

import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.statistics.drift.BenjaminiHochberg;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** One measure of the columns of a window; nothing where a column has no reading. */
final class ColumnReadings {

  private final Reading[] readings;

  ColumnReadings(int columns) {
    readings = new Reading[columns];
  }

  void put(int column, Reading reading) {
    readings[column] = reading;
  }

  /** What is reported of a column, if anything. */
  Optional<Reading> of(int column) {
    return Optional.ofNullable(readings[column]);
  }

  /**
   * Gives every reading with a p-value its q-value by Benjamini and Hochberg over all of them. So a
   * q-value depends on which columns could be tested: one that lost its values is tested no more,
   * which leaves the p-values of the others as they are, while their q-values are those of fewer
   * tests. Of p = 0.001, 0.02, 0.5 the second has q = 0.03; without the third 0.02, without the
   * first 0.04.
   */
  void adjust() {
    double[] qValues =
        BenjaminiHochberg.qValues(Arrays.stream(readings).mapToDouble(this::pValue).toArray());
    for (int column = 0; column < readings.length; column++) {
      if (!Double.isNaN(qValues[column])) {
        readings[column] = readings[column].adjusted(qValues[column]);
      }
    }
  }

  private double pValue(Reading reading) {
    return reading == null || reading.pValue() == null ? Double.NaN : reading.pValue();
  }

  /**
   * Of the first columns that have a value, the share with a q-value below a level; empty when none
   * has a value.
   */
  OptionalDouble shareBelow(double alpha, int first) {
    long defined = defined(first);
    long below =
        Arrays.stream(readings, 0, first)
            .filter(Objects::nonNull)
            .filter(reading -> reading.qValue() != null && reading.qValue() < alpha)
            .count();
    return defined == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) below / defined);
  }

  private long defined(int first) {
    return Arrays.stream(readings, 0, first)
        .filter(Objects::nonNull)
        .filter(reading -> reading.value() != null)
        .count();
  }
}
