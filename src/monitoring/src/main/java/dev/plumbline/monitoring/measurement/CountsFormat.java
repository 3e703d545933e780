package dev.plumbline.monitoring.measurement;

import dev.plumbline.statistics.exact.Accumulator;

/**
 * Counts as bytes, in which panes rest, and how they are added to a sum without becoming an object
 * first.
 *
 * @param <A> what is counted
 */
public interface CountsFormat<A extends Accumulator<A>> {

  /** Restores counts from their bytes. */
  A read(byte[] counts);

  /** The counts of a window in which nothing happened. */
  A zero();

  /** Adds to a sum what bytes hold. */
  default void add(A sum, byte[] counts) {
    sum.add(read(counts));
  }

  /** Undoes {@link #add}. */
  default void takeBack(A sum, byte[] counts) {
    sum.takeBack(read(counts));
  }
}
