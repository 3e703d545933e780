package dev.plumbline.statistics.exact;

/**
 * A commutative group: what was added can be added in any order, merged, and taken back, and equal
 * contents always have equal bytes.
 *
 * <p>From that follow rolling windows whose cost does not depend on their length (add the newest
 * pane, take the oldest back), counting before the shuffle, corrections of labels, and the same
 * result for any order of arrival. Counts may be negative in a partial sum (a pane that holds only
 * the correction of an earlier one); whoever reads a measure reads it from a whole sum.
 *
 * <p>Implementations hold integers or exact fixed point, never a floating-point sum, compare by
 * content, are mutable and not thread-safe. Each has a static {@code fromBytes(byte[])}, the
 * inverse of {@link #toBytes()}.
 *
 * @param <A> the implementing type itself
 */
public interface Accumulator<A extends Accumulator<A>> extends Counted {

  /**
   * Adds all that {@code other} holds; {@code other} is left as it is and may be this object.
   *
   * @throws IllegalArgumentException when {@code other} has another shape (classes, bins)
   */
  void add(A other);

  /**
   * Undoes {@link #add}: after {@code x.add(y); x.takeBack(y)} x is what it was.
   *
   * @throws IllegalArgumentException when {@code other} has another shape (classes, bins)
   */
  void takeBack(A other);
}
