package dev.plumbline.job.decode;

/** One label as it was published; used again for the next. Text that came before is the same. */
public final class PositionalLabel extends PositionalEvent implements PublishedLabel {

  long labelledAt;
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
