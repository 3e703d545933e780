package dev.plumbline.job.decode;

import dev.plumbline.job.wire.JoinKey;

/** What a label says, whoever has read it; valid until the next is read. */
public interface PublishedLabel {

  /** Name of the model, not blank. */
  String model();

  /** What brings it together with its prediction. */
  JoinKey joinKey();

  /** Event time, epoch milliseconds, as published. */
  long labelledAt();

  /** As published; null when absent. */
  String labelClass();

  /** Finite; null when absent. */
  Double labelValue();

  /** Whether the label is withdrawn; if not, it has a class or a value. */
  boolean retracted();
}
