package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.quality.ClassificationCounts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/**
 * A confusion matrix by the names of its classes, of the pairs that occur alone. Before the shuffle
 * the names are those of the events, since the closed list is not at hand there; {@link #closedTo}
 * brings it to the list before it is kept, so that what is kept is bounded whatever labels say.
 *
 * <p>How many answers were right is counted beside the pairs: for classes that are not on the list
 * they do not tell.
 *
 * <p>Bytes: right answers (8), number of pairs (4), then per pair the actual and the predicted name
 * (modified UTF-8) and its count (8), in the order of names. Mutable, not thread-safe.
 */
public final class ClassPairs implements Accumulator<ClassPairs> {

  private final TreeMap<ClassPair, Long> counts = new TreeMap<>();
  private long correct;

  /** Counts an outcome {@code times} times; a negative number takes it back. */
  public void count(String actual, String predicted, long times) {
    count(new ClassPair(actual, predicted), times);
    if (actual.equals(predicted)) {
      correct += times;
    }
  }

  private void count(ClassPair pair, long times) {
    counts.merge(pair, times, (one, other) -> one + other == 0 ? null : (Long) (one + other));
  }

  /** Goes through the pairs, each with how often it occurred. */
  void forEach(ObjLongConsumer<ClassPair> action) {
    counts.forEach(action::accept);
  }

  /** How many outcomes there are. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many of them were right. */
  public long correct() {
    return correct;
  }

  /** How many different pairs there are. */
  public int size() {
    return counts.size();
  }

  /** The same with every name that is not on the list as {@value Segment#OTHER}. */
  public ClassPairs closedTo(ClassList classes) {
    ClassPairs closed = new ClassPairs();
    counts.forEach(
        (pair, times) ->
            closed.count(
                new ClassPair(classes.nameOf(pair.actual()), classes.nameOf(pair.predicted())),
                times));
    closed.correct = correct;
    return closed;
  }

  /** The matrix over a list of classes, which is not empty. */
  public ClassificationCounts matrix(ClassList classes) {
    ClassificationCounts matrix = new ClassificationCounts(classes.listed().size());
    long unlisted = correct;
    for (Map.Entry<ClassPair, Long> entry : closedTo(classes).counts.entrySet()) {
      int actual = classes.indexOf(entry.getKey().actual());
      int predicted = classes.indexOf(entry.getKey().predicted());
      matrix.count(actual, predicted, entry.getValue());
      unlisted -= actual == predicted && actual < matrix.other() ? entry.getValue() : 0;
    }
    // The pair of two unlisted classes has given the matrix how many, not how many were right.
    matrix.count(matrix.other(), matrix.other(), true, unlisted);
    matrix.count(matrix.other(), matrix.other(), false, -unlisted);
    return matrix;
  }

  @Override
  public void add(ClassPairs other) {
    Map<ClassPair, Long> added = other == this ? new TreeMap<>(counts) : other.counts;
    added.forEach(this::count);
    correct += other.correct;
  }

  @Override
  public void takeBack(ClassPairs other) {
    Map<ClassPair, Long> gone = other == this ? new TreeMap<>(counts) : other.counts;
    gone.forEach((pair, times) -> count(pair, -times));
    correct -= other.correct;
  }

  @Override
  public boolean isZero() {
    return counts.isEmpty() && correct == 0;
  }

  @Override
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(correct);
      out.writeInt(counts.size());
      for (Map.Entry<ClassPair, Long> entry : counts.entrySet()) {
        out.writeUTF(entry.getKey().actual());
        out.writeUTF(entry.getKey().predicted());
        out.writeLong(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("class pairs cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws java.io.UncheckedIOException when the bytes are cut short
   */
  public static ClassPairs fromBytes(byte[] bytes) {
    ClassPairs pairs = new ClassPairs();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      pairs.correct = in.readLong();
      int size = in.readInt();
      for (int index = 0; index < size; index++) {
        pairs.counts.put(new ClassPair(in.readUTF(), in.readUTF()), in.readLong());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("class pairs cut short", e);
    }
    return pairs;
  }
}
