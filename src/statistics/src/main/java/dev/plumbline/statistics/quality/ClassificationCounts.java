package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import java.util.Arrays;

/**
 * A confusion matrix over a closed list of k classes and one more index, k, for every class that is
 * not on the list.
 *
 * <p>{@link #correct()} is counted beside the matrix: when both sides are {@link #other()} the
 * matrix does not know whether they were the same class, so whoever counts says so.
 *
 * <p>A take-back is a count of −1. Mutable, not thread-safe.
 */
public final class ClassificationCounts implements Accumulator<ClassificationCounts> {
  /** The most classes a list may have; the matrix is the square of one more. */
  public static final int MOST_CLASSES = 1_000;

  private static final String NAME = "ClassificationCounts";
  private static final int VERSION = 1;

  private final int classes;
  private final long[] cells;
  private long correct;

  /**
   * @param classes how many classes are on the list, 1 to {@value #MOST_CLASSES}
   */
  public ClassificationCounts(int classes) {
    this(classes, new long[cellsOf(classes)], 0);
  }

  private ClassificationCounts(int classes, long[] cells, long correct) {
    this.classes = classes;
    this.cells = cells;
    this.correct = correct;
  }

  private static int cellsOf(int classes) {
    if (classes < 1 || classes > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "classes must be 1 to %d, but is %d".formatted(MOST_CLASSES, classes));
    }
    return (classes + 1) * (classes + 1);
  }

  /** How many classes are on the list. */
  public int classes() {
    return classes;
  }

  /** The index that stands for every class that is not on the list. */
  public int other() {
    return classes;
  }

  /**
   * Counts an outcome; it is correct when both indexes are the same class of the list.
   *
   * @param actual index of the true class, 0 to {@link #other()}
   * @param predicted index of the predicted class, 0 to {@link #other()}
   * @param times how often, negative to take back
   */
  public void count(int actual, int predicted, long times) {
    count(actual, predicted, false, times);
  }

  /**
   * Counts an outcome of which the caller knows whether it was correct.
   *
   * @param actual index of the true class, 0 to {@link #other()}
   * @param predicted index of the predicted class, 0 to {@link #other()}
   * @param equal whether both were the same class; asked only when both are {@link #other()}, since
   *     otherwise the indexes tell
   * @param times how often, negative to take back
   */
  public void count(int actual, int predicted, boolean equal, long times) {
    cells[cellAt(actual, predicted)] += times;
    if (actual == predicted && (actual < classes || equal)) {
      correct += times;
    }
  }

  private int cellAt(int actual, int predicted) {
    if (actual < 0 || actual > classes || predicted < 0 || predicted > classes) {
      throw new IllegalArgumentException(
          "class indexes must be 0 to %d, but are actual %d, predicted %d"
              .formatted(classes, actual, predicted));
    }
    return actual * (classes + 1) + predicted;
  }

  /** How many outcomes are counted. */
  public long total() {
    return Arrays.stream(cells).sum();
  }

  /** How many of them were correct. */
  public long correct() {
    return correct;
  }

  /** How many outcomes have this actual and this predicted class. */
  public long cell(int actual, int predicted) {
    return cells[cellAt(actual, predicted)];
  }

  @Override
  public void add(ClassificationCounts other) {
    addTimes(other, 1);
  }

  @Override
  public void takeBack(ClassificationCounts other) {
    addTimes(other, -1);
  }

  private void addTimes(ClassificationCounts other, int times) {
    if (other.classes != classes) {
      throw new IllegalArgumentException(
          "cannot combine counts of %d classes with counts of %d"
              .formatted(classes, other.classes));
    }
    correct += times * other.correct;
    for (int index = 0; index < cells.length; index++) {
      cells[index] += times * other.cells[index];
    }
  }

  @Override
  public boolean isZero() {
    return equals(new ClassificationCounts(classes));
  }

  @Override
  public byte[] toBytes() {
    return new CompactWriter(VERSION)
        .unsigned(classes)
        .signed(correct)
        .counts(cells, 0, cells.length)
        .toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not such counts
   */
  public static ClassificationCounts fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    int classes = reader.sizeUpTo(MOST_CLASSES);
    long correct = reader.signed();
    long[] cells = reader.counts(cellsOf(classes));
    reader.end();
    return new ClassificationCounts(classes, cells, correct);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassificationCounts that
        && correct == that.correct
        && Arrays.equals(cells, that.cells);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(cells) + Long.hashCode(correct);
  }

  @Override
  public String toString() {
    return "%s[classes=%d, total=%d, correct=%d]".formatted(NAME, classes, total(), correct);
  }
}
