package dev.plumbline.job.decode;

import dev.plumbline.job.wire.JoinKey;

/** One label as it was published; used again for the next. Text that came before is the same. */
public final class PositionalLabel implements PublishedLabel {

  long labelledAt;
  String model;
  final EventId id = new EventId();
  String labelClass;
  double labelValue;
  boolean retracted;

  void clear() {
    labelClass = null;
    labelValue = Double.NaN;
    retracted = false;
  }

  @Override
  public long labelledAt() {
    return labelledAt;
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public JoinKey joinKey() {
    return id.joinKey(model);
  }

  @Override
  public String labelClass() {
    return labelClass;
  }

  @Override
  public Double labelValue() {
    return Double.isNaN(labelValue) ? null : labelValue;
  }

  @Override
  public boolean retracted() {
    return retracted;
  }
}
