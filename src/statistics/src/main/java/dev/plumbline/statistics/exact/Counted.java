package dev.plumbline.statistics.exact;

/** What was counted, to be handed over in bytes. */
public interface Counted {

  /** Whether nothing is counted: equal to a new one of the same shape. */
  boolean isZero();

  /** A compact form, its version first; equal counts give equal bytes. */
  byte[] toBytes();
}
