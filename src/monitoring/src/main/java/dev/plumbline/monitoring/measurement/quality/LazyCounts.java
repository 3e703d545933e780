package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.statistics.exact.Accumulator;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An accumulator that takes no room until something is counted in it: what holds nothing has no
 * bytes. Mutable, not thread-safe.
 *
 * @param <A> what is counted
 */
public final class LazyCounts<A extends Accumulator<A>> implements Accumulator<LazyCounts<A>> {

  private final Supplier<A> zero;
  private final Function<byte[], A> read;
  private A counts;

  /**
   * Nothing counted.
   *
   * @param zero makes what to count in when something is to be counted
   * @param read restores it from its bytes
   */
  public LazyCounts(Supplier<A> zero, Function<byte[], A> read) {
    this.zero = zero;
    this.read = read;
  }

  /** What to count in. */
  public A counting() {
    if (counts == null) {
      counts = zero.get();
    }
    return counts;
  }

  /** Whether nothing was ever counted. */
  boolean isEmpty() {
    return counts == null;
  }

  /** What is counted, not to be changed. */
  public A counted() {
    return counts == null ? zero.get() : counts;
  }

  @Override
  public void add(LazyCounts<A> other) {
    if (other.counts != null) {
      counting().add(other.counts);
    }
  }

  @Override
  public void takeBack(LazyCounts<A> other) {
    if (other.counts != null) {
      counting().takeBack(other.counts);
    }
  }

  @Override
  public boolean isZero() {
    return counts == null || counts.isZero();
  }

  @Override
  public byte[] toBytes() {
    return isZero() ? new byte[0] : counts.toBytes();
  }

  /** Takes over what {@link #toBytes()} gave. */
  public LazyCounts<A> from(byte[] bytes) {
    counts = bytes.length == 0 ? null : read.apply(bytes);
    return this;
  }
}
