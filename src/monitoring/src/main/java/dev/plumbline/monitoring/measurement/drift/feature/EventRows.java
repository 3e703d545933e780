package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.statistics.histogram.NumberCounting;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The next events of a feature set, kept one after the other until they are counted column by
 * column. What a column is counted with, some 4 KB of edges and counts, then comes into the
 * processor's cache once for many values instead of once for each, and to keep an event is to copy
 * its numbers. Values are copied since events are used again. There are as many events as fill 32
 * KB, so that those of many models stay in the cache; at least {@value #LEAST}, at most {@value
 * NumberCounting#MOST}.
 *
 * <p>NaN and null stand where there is no usable value; why there is none is kept beside them,
 * since that is rare. There is room for few events at first, for twice as many when it is full.
 */
public final class EventRows {

  private static final int LEAST = 16;
  private static final int MOST_NUMBERS = 4_096;
  private static final int FIRST_ROOM = 8;

  /** Numbers in a cache line. */
  private static final int AT_A_TIME = 8;

  private static final VarHandle EIGHT_STATES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** Of eight columns, when all of them are {@link FeatureState#PRESENT}. */
  private static final long ALL_PRESENT = FeatureState.PRESENT * 0x0101010101010101L;

  private static final int STATE_BITS = 8;

  private final int columns;
  private final int most;
  private final int[] categorical;

  /** Of each column, which of the categorical ones it is; meaningless of a numeric one. */
  private final int[] places;

  private double[] numbers = {};
  private String[] texts = {};
  private int room;
  private int size;

  /** Column and state of each value that is not usable. */
  private int[] lacking = {};

  private int lackings;

  EventRows(List<Feature> features) {
    columns = features.size();
    most = Math.max(LEAST, Math.min(NumberCounting.MOST, MOST_NUMBERS / Math.max(1, columns)));
    categorical =
        IntStream.range(0, columns)
            .filter(column -> features.get(column).kind() == FeatureKind.CATEGORICAL)
            .toArray();
    places = new int[columns];
    for (int place = 0; place < categorical.length; place++) {
      places[categorical[place]] = place;
    }
  }

  /**
   * Keeps an event; there must be fewer than {@link #most}.
   *
   * @return how many bytes more than before are occupied in memory
   */
  long add(Prediction prediction) {
    long before = bytes();
    if (size == room) {
      makeRoom();
    }
    double[] given = prediction.numbers();
    System.arraycopy(given, 0, numbers, size * columns, columns);
    for (int place = 0; place < categorical.length; place++) {
      texts[size * categorical.length + place] = prediction.texts()[categorical[place]];
    }
    byte[] states = prediction.states();
    int column = 0;
    for (; column + Long.BYTES <= columns; column += Long.BYTES) {
      if ((long) EIGHT_STATES.get(states, column) != ALL_PRESENT) {
        noteLacking(states, column, column + Long.BYTES);
      }
    }
    noteLacking(states, column, columns);
    size++;
    return bytes() - before;
  }

  private void noteLacking(byte[] states, int from, int to) {
    for (int column = from; column < to; column++) {
      if (states[column] != FeatureState.PRESENT) {
        numbers[size * columns + column] = Double.NaN;
        if (categorical.length > 0 && categorical[places[column]] == column) {
          texts[size * categorical.length + places[column]] = null;
        }
        if (lackings == lacking.length) {
          lacking = Arrays.copyOf(lacking, Math.max(FIRST_ROOM, 2 * lackings));
        }
        lacking[lackings++] = column << STATE_BITS | states[column];
      }
    }
  }

  private void makeRoom() {
    room = Math.min(most, Math.max(FIRST_ROOM, 2 * room));
    numbers = Arrays.copyOf(numbers, room * columns);
    texts = Arrays.copyOf(texts, room * categorical.length);
  }

  /** About what it occupies in memory, of references four bytes each. */
  private long bytes() {
    return (long) Double.BYTES * numbers.length
        + (long) Integer.BYTES * (texts.length + lacking.length);
  }

  int columns() {
    return columns;
  }

  /** How many events there can be. */
  public int most() {
    return most;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == most;
  }

  /** Forgets the events, which are counted. */
  void clear() {
    size = 0;
    lackings = 0;
  }

  /** A number; NaN where there is no usable one, meaningless in a categorical column. */
  double number(int column, int row) {
    return numbers[row * columns + column];
  }

  /** Of a categorical column, a category; null where there is no usable one. */
  String text(int column, int row) {
    return texts[row * categorical.length + places[column]];
  }

  /**
   * Puts the numbers of each column side by side, of as many events at a time as fill a cache line
   * of each column, so that none is come back to.
   *
   * @param apart from where one column begins to where the next does
   */
  void turnInto(double[] turned, int apart) {
    for (int row = 0; row < size; row += AT_A_TIME) {
      int rows = Math.min(AT_A_TIME, size - row);
      for (int column = 0; column < columns; column++) {
        int from = row * columns + column;
        int to = column * apart + row;
        for (int each = 0; each < rows; each++) {
          turned[to + each] = numbers[from + each * columns];
        }
      }
    }
  }

  /** Counts, in every column, the events in which it has no usable value. */
  void countLacking(FeatureSetCounts counts) {
    for (int item = 0; item < lackings; item++) {
      int column = lacking[item] >>> STATE_BITS;
      switch ((byte) lacking[item]) {
        case FeatureState.MISSING -> counts.feature(column).countMissing();
        case FeatureState.WRONG_TYPE -> counts.feature(column).countWrongType();
        default -> counts.feature(column).countInvalid();
      }
    }
  }
}
