package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.FeatureState;
import dev.plumbline.job.event.Prediction;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.statistics.FeatureCounts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The next {@value #MOST} events of a feature set, kept to be counted column by column. What a
 * column is counted with is then at hand for {@value #MOST} values instead of one, which makes a
 * value cost a third; to keep it costs 1 ns. Values are copied, since events are used again.
 *
 * <p>The values of a column are neighbours; NaN and null stand where there is no usable one.
 */
final class EventRows {

  /** With 64 the columns would get into each other's way in the cache. */
  static final int MOST = 32;

  private static final int BYTES_PER_COLUMN = MOST * (Double.BYTES + Integer.BYTES + Byte.BYTES);

  private final int[] numeric;
  private final int[] categorical;
  private final double[] numbers;
  private final String[] texts;
  private final byte[] states;
  private final boolean[] lacking;
  private int size;

  EventRows(List<Feature> columns) {
    numeric = positions(columns, FeatureKind.NUMERIC);
    categorical = positions(columns, FeatureKind.CATEGORICAL);
    numbers = new double[columns.size() * MOST];
    texts = new String[categorical.length == 0 ? 0 : columns.size() * MOST];
    states = new byte[columns.size() * MOST];
    lacking = new boolean[columns.size()];
  }

  private static int[] positions(List<Feature> columns, FeatureKind kind) {
    return IntStream.range(0, columns.size())
        .filter(column -> columns.get(column).kind() == kind)
        .toArray();
  }

  /** Keeps an event; there must be room for it. */
  void add(Prediction prediction) {
    byte[] given = prediction.states();
    double[] values = prediction.numbers();
    for (int column : numeric) {
      int at = column * MOST + size;
      if (given[column] == FeatureState.PRESENT) {
        numbers[at] = values[column];
      } else {
        numbers[at] = Double.NaN;
        lack(column, at, given[column]);
      }
    }
    for (int column : categorical) {
      int at = column * MOST + size;
      if (given[column] == FeatureState.PRESENT) {
        texts[at] = prediction.texts()[column];
      } else {
        texts[at] = null;
        lack(column, at, given[column]);
      }
    }
    size++;
  }

  private void lack(int column, int at, byte state) {
    states[at] = state;
    lacking[column] = true;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == MOST;
  }

  /** Forgets the events, which are counted. */
  void clear() {
    for (int column = 0; column < lacking.length; column++) {
      if (lacking[column]) {
        Arrays.fill(states, column * MOST, column * MOST + size, FeatureState.PRESENT);
        lacking[column] = false;
      }
    }
    size = 0;
  }

  /** Where the values of a column begin in {@link #numbers}. */
  int begin(int column) {
    return column * MOST;
  }

  /** The numbers of all columns. */
  double[] numbers() {
    return numbers;
  }

  double number(int column, int row) {
    return numbers[column * MOST + row];
  }

  /** A category; null where there is no usable one. */
  String text(int column, int row) {
    return texts[column * MOST + row];
  }

  /** Counts the events in which a column has no usable value. */
  void countLacking(int column, FeatureCounts counts) {
    if (!lacking[column]) {
      return;
    }
    for (int at = column * MOST; at < column * MOST + size; at++) {
      switch (states[at]) {
        case FeatureState.PRESENT -> {}
        case FeatureState.MISSING -> counts.countMissing();
        case FeatureState.WRONG_TYPE -> counts.countWrongType();
        default -> counts.countInvalid();
      }
    }
  }

  /** About what it occupies in memory. */
  long bytes() {
    return (long) lacking.length * BYTES_PER_COLUMN;
  }
}
