package dev.plumbline.monitoring.measurement.volume;

import dev.plumbline.statistics.exact.Accumulator;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How often each class of a closed list was the answer, by index. It is as long as the greatest
 * index that was counted. Bytes: one count (8, big-endian) an index. Mutable, not thread-safe.
 */
public final class AnswerTally implements Accumulator<AnswerTally> {

  private long[] counts = new long[0];

  /** Counts an answer by the index of its class, from 0. */
  public void count(int classIndex) {
    add(classIndex, 1);
  }

  /** How often this class was the answer. */
  public long of(int classIndex) {
    return classIndex < counts.length ? counts[classIndex] : 0;
  }

  /** How many answers there are. */
  public long total() {
    return Arrays.stream(counts).sum();
  }

  private void add(int classIndex, long times) {
    if (classIndex >= counts.length) {
      counts = Arrays.copyOf(counts, classIndex + 1);
    }
    counts[classIndex] += times;
  }

  @Override
  public void add(AnswerTally other) {
    for (int index = 0; index < other.counts.length; index++) {
      add(index, other.counts[index]);
    }
  }

  @Override
  public void takeBack(AnswerTally other) {
    for (int index = 0; index < other.counts.length; index++) {
      add(index, -other.counts[index]);
    }
  }

  @Override
  public boolean isZero() {
    return Arrays.stream(counts).allMatch(count -> count == 0);
  }

  @Override
  public byte[] toBytes() {
    int length = counts.length;
    while (length > 0 && counts[length - 1] == 0) {
      length--;
    }
    ByteBuffer bytes = ByteBuffer.allocate(length * Long.BYTES);
    bytes.asLongBuffer().put(counts, 0, length);
    return bytes.array();
  }

  /** Restores what {@link #toBytes()} wrote. */
  public static AnswerTally fromBytes(byte[] bytes) {
    AnswerTally tally = new AnswerTally();
    tally.counts = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(tally.counts);
    return tally;
  }
}
