package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.FeatureState;
import dev.plumbline.job.event.Prediction;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The next events of a feature set, {@value #MOST} at most, kept one after the other until they are
 * counted column by column. What a column is counted with, 5 KB of edges and counts, then comes
 * into the processor's cache once for {@value #MOST} values instead of once for each, and to keep
 * an event is to copy its numbers. Values are copied since events are used again.
 *
 * <p>NaN and null stand where there is no usable value; why there is none is kept beside them,
 * since that is rare. There is room for few events at first, for twice as many when it is full.
 */
final class EventRows {

  static final int MOST = 128;

  private static final int FIRST_ROOM = 8;
  private static final VarHandle EIGHT_STATES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** Of eight columns, when all of them are {@link FeatureState#PRESENT}. */
  private static final long ALL_PRESENT = FeatureState.PRESENT * 0x0101010101010101L;

  private static final int STATE_BITS = 8;

  private final int columns;
  private final int[] categorical;
  private double[] numbers;
  private String[] texts;
  private int room;
  private int size;

  /** Column and state of each value that is not usable. */
  private int[] lacking = {};

  private int lackings;

  EventRows(List<Feature> features) {
    columns = features.size();
    categorical =
        IntStream.range(0, columns)
            .filter(column -> features.get(column).kind() == FeatureKind.CATEGORICAL)
            .toArray();
    numbers = new double[0];
    texts = new String[0];
  }

  /**
   * Keeps an event; there must be fewer than {@value #MOST}.
   *
   * @return how many bytes more than before are occupied in memory
   */
  long add(Prediction prediction) {
    long before = bytes();
    if (size == room) {
      makeRoom();
    }
    int begin = size * columns;
    System.arraycopy(prediction.numbers(), 0, numbers, begin, columns);
    for (int column : categorical) {
      texts[begin + column] = prediction.texts()[column];
    }
    byte[] states = prediction.states();
    int column = 0;
    for (; column + Long.BYTES <= columns; column += Long.BYTES) {
      if ((long) EIGHT_STATES.get(states, column) != ALL_PRESENT) {
        noteLacking(states, column, column + Long.BYTES, begin);
      }
    }
    noteLacking(states, column, columns, begin);
    size++;
    return bytes() - before;
  }

  private void noteLacking(byte[] states, int from, int to, int begin) {
    for (int column = from; column < to; column++) {
      if (states[column] != FeatureState.PRESENT) {
        numbers[begin + column] = Double.NaN;
        if (categorical.length > 0) {
          texts[begin + column] = null;
        }
        if (lackings == lacking.length) {
          lacking = Arrays.copyOf(lacking, Math.max(FIRST_ROOM, 2 * lackings));
        }
        lacking[lackings++] = column << STATE_BITS | states[column];
      }
    }
  }

  private void makeRoom() {
    room = room == 0 ? FIRST_ROOM : 2 * room;
    numbers = Arrays.copyOf(numbers, room * columns);
    texts = Arrays.copyOf(texts, categorical.length == 0 ? 0 : room * columns);
  }

  /** About what it occupies in memory, of references four bytes each. */
  private long bytes() {
    return (long) Double.BYTES * numbers.length
        + (long) Integer.BYTES * (texts.length + lacking.length);
  }

  int columns() {
    return columns;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == MOST;
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

  /** A category; null where there is no usable one. */
  String text(int column, int row) {
    return texts[row * columns + column];
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
