package dev.plumbline.job.stage.measure;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.Outcome;
import dev.plumbline.job.event.ReportedLabel;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.statistics.Accumulator;
import dev.plumbline.statistics.ClassificationCounts;
import dev.plumbline.statistics.RegressionErrors;
import java.nio.ByteBuffer;

/**
 * How right the predictions were: a confusion matrix for classification, errors for regression.
 * Mutable, not thread-safe. Bytes: version (1), length of the first part (4, big-endian), both
 * parts.
 *
 * <p>A binary matrix has the positive class and the rest; whether a multiclass answer is right is
 * counted, which classes were confused is not yet.
 */
final class OutcomeCounts implements Accumulator<OutcomeCounts> {

  private static final byte VERSION = 1;
  private static final int POSITIVE = 0;
  private static final int REST = 1;

  private final ClassificationCounts classes;
  private final RegressionErrors errors;

  OutcomeCounts() {
    this(new ClassificationCounts(1), new RegressionErrors());
  }

  private OutcomeCounts(ClassificationCounts classes, RegressionErrors errors) {
    this.classes = classes;
    this.errors = errors;
  }

  /** Counts an outcome or takes it back, after its sign. */
  void count(Outcome outcome) {
    AwaitedPrediction prediction = outcome.prediction();
    ReportedLabel label = outcome.label();
    switch (Task.valueOf(prediction.terms().task())) {
      case BINARY -> {
        boolean predicted = prediction.predictedClass().equals(prediction.terms().positiveClass());
        boolean actual = prediction.terms().positiveClass().equals(label.labelClass());
        classes.count(
            actual ? POSITIVE : REST,
            predicted ? POSITIVE : REST,
            predicted == actual,
            outcome.sign());
      }
      case MULTICLASS ->
          classes.count(
              REST, REST, prediction.predictedClass().equals(label.labelClass()), outcome.sign());
      case REGRESSION ->
          errors.count(prediction.predictedValue(), label.labelValue(), outcome.sign());
    }
  }

  /** Whether the outcome can be counted: the label answers the task and errors can be summed. */
  static boolean countable(Outcome outcome) {
    ReportedLabel label = outcome.label();
    if (Task.valueOf(outcome.prediction().terms().task()) != Task.REGRESSION) {
      return label.labelClass() != null;
    }
    return label.labelValue() != null
        && RegressionErrors.representable(
            outcome.prediction().predictedValue(), label.labelValue());
  }

  ClassificationCounts classes() {
    return classes;
  }

  RegressionErrors errors() {
    return errors;
  }

  @Override
  public void add(OutcomeCounts other) {
    classes.add(other.classes);
    errors.add(other.errors);
  }

  @Override
  public void takeBack(OutcomeCounts other) {
    classes.takeBack(other.classes);
    errors.takeBack(other.errors);
  }

  @Override
  public boolean isZero() {
    return classes.isZero() && errors.isZero();
  }

  @Override
  public byte[] toBytes() {
    byte[] first = classes.toBytes();
    byte[] second = errors.toBytes();
    return ByteBuffer.allocate(1 + Integer.BYTES + first.length + second.length)
        .put(VERSION)
        .putInt(first.length)
        .put(first)
        .put(second)
        .array();
  }

  /**
   * Restores what {@link #toBytes()} gave.
   *
   * @throws IllegalArgumentException when the bytes are of another version
   */
  static OutcomeCounts fromBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte version = buffer.get();
    if (version != VERSION) {
      throw new IllegalArgumentException("outcome counts of unknown version " + version);
    }
    byte[] first = new byte[buffer.getInt()];
    buffer.get(first);
    byte[] second = new byte[buffer.remaining()];
    buffer.get(second);
    return new OutcomeCounts(
        ClassificationCounts.fromBytes(first), RegressionErrors.fromBytes(second));
  }
}
