package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Tolerance;
import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.ExactMoments;
import dev.plumbline.statistics.quality.BinaryMeasures;
import dev.plumbline.statistics.quality.ClassificationCounts;
import dev.plumbline.statistics.quality.LogLoss;
import dev.plumbline.statistics.quality.RegressionErrors;
import dev.plumbline.statistics.quality.ScoredOutcomes;

/**
 * How right the predictions were. Of a binary model the confusion matrix of the positive class and
 * the rest, with more classes that of all pairs that occur, of a regression the errors. What comes
 * with scores, and what an estimate needs, is counted only where there are scores.
 *
 * <p>Mutable, not thread-safe. Bytes: see {@link OutcomeParts}.
 */
public final class OutcomeCounts implements Accumulator<OutcomeCounts> {

  private static final int POSITIVE = 0;
  private static final int REST = 1;

  private final OutcomeParts parts;

  /** Nothing counted. */
  public OutcomeCounts() {
    this(new OutcomeParts());
  }

  private OutcomeCounts(OutcomeParts parts) {
    this.parts = parts;
  }

  /** Counts an outcome or takes it back, after its sign. */
  public void count(Outcome outcome) {
    AwaitedPrediction prediction = outcome.prediction();
    String answered = prediction.predictedClass();
    String actual = outcome.label().labelClass();
    int sign = outcome.sign();
    switch (prediction.terms().task()) {
      case BINARY -> countBinary(prediction, actual, sign);
      case MULTICLASS -> {
        parts.classes.counting().count(actual, answered, sign);
        countScore(prediction, true, answered.equals(actual), sign);
        if (prediction.probabilities() != null) {
          double probability = prediction.probabilities().getOrDefault(actual, 0.0);
          parts.classLogLoss.counting().count(LogLoss.of(probability), sign);
        }
      }
      case REGRESSION -> countErrors(prediction, outcome.label().labelValue(), sign);
    }
  }

  private void countBinary(AwaitedPrediction prediction, String actual, int sign) {
    LabelClasses.Standing standing = parts.labelClasses.counting().count(prediction, actual, sign);
    if (standing == LabelClasses.Standing.UNKNOWN) {
      return;
    }
    String positive = prediction.terms().positiveClass();
    boolean predicted = prediction.predictedClass().equals(positive);
    boolean holds = positive.equals(actual);
    parts
        .binary
        .counting()
        .count(holds ? POSITIVE : REST, predicted ? POSITIVE : REST, predicted == holds, sign);
    if (standing == LabelClasses.Standing.KNOWN) {
      countScore(prediction, predicted, holds, sign);
    } else if (prediction.score() != null) {
      boolean estimated = prediction.terms().estimated();
      parts.doubtedScores.counting().count(actual, prediction.score(), predicted, estimated, sign);
    }
  }

  private void countScore(
      AwaitedPrediction prediction, boolean predicted, boolean actual, int sign) {
    if (prediction.score() != null) {
      parts.scored.counting().count(prediction.score(), actual, sign);
      if (prediction.terms().estimated()) {
        parts.expected.counting().count(prediction.score(), predicted, actual, sign);
      }
    }
  }

  private void countErrors(AwaitedPrediction prediction, double actual, int sign) {
    Tolerance tolerance = prediction.terms().tolerance();
    boolean tolerated = tolerance != null && tolerance.holds(prediction.predictedValue(), actual);
    if (RegressionErrors.representable(prediction.predictedValue(), actual)) {
      parts.errors.counting().count(prediction.predictedValue(), actual, tolerated, sign);
    } else {
      parts.errors.counting().countBeyond(sign);
    }
  }

  /** Whether the outcome can be counted: the label answers the task. */
  public static boolean countable(Outcome outcome) {
    ReportedLabel label = outcome.label();
    return outcome.prediction().terms().task() == Task.REGRESSION
        ? label.labelValue() != null
        : label.labelClass() != null;
  }

  /** How many labels there are. */
  public long labels() {
    return parts.binary.counted().total()
        + parts.labelClasses.counted().strangers()
        + parts.classes.counted().total()
        + parts.errors.counted().count()
        + parts.errors.counted().beyond();
  }

  /** Labels of a binary model that are of none of its classes. */
  public UnknownLabels unknownOfBinary() {
    long positives = BinaryMeasures.of(parts.binary.counted(), POSITIVE).actualPositives();
    return parts.labelClasses.counted().unknown(positives);
  }

  /** The matrix of a binary model, without those labels. */
  public BinaryMeasures binary(UnknownLabels unknown) {
    ClassificationCounts known = new ClassificationCounts(1);
    known.add(parts.binary.counted());
    known.count(REST, POSITIVE, false, -unknown.ofPositives());
    known.count(REST, REST, true, -unknown.ofOthers());
    return BinaryMeasures.of(known, POSITIVE);
  }

  /** What the labels of a model with more classes called them. */
  LabelClasses labelClasses() {
    return parts.labelClasses.counted();
  }

  /** The pairs of a model with more classes. */
  public ClassPairs classes() {
    return parts.classes.counted();
  }

  /** How many different pairs there are; asked with every event, so it makes no matrix to ask. */
  public int pairs() {
    return parts.classes.isEmpty() ? 0 : parts.classes.counted().size();
  }

  /** Scores and whether they held: of the positive class, or of the class answered. */
  ScoredOutcomes scored() {
    return parts.scored.counted();
  }

  /** The same of a binary model, without labels that are of none of its classes. */
  ScoredOutcomes scored(UnknownLabels unknown) {
    if (parts.doubtedScores.isZero()) {
      return parts.scored.counted();
    }
    ScoredOutcomes known = new ScoredOutcomes();
    known.add(parts.scored.counted());
    parts.doubtedScores.counted().addTo(known, unknown.scores());
    return known;
  }

  /** What scores promised and what came true, where estimates are asked for. */
  ExpectedOutcomes expected() {
    return parts.expected.counted();
  }

  /** The same of a binary model, without labels that are of none of its classes. */
  ExpectedOutcomes expected(UnknownLabels unknown) {
    if (parts.doubtedScores.isZero()) {
      return parts.expected.counted();
    }
    ExpectedOutcomes known = new ExpectedOutcomes();
    known.add(parts.expected.counted());
    parts.doubtedScores.counted().addTo(known, unknown.scores());
    return known;
  }

  /** Log losses of the true class among more than two. */
  ExactMoments classLogLoss() {
    return parts.classLogLoss.counted();
  }

  /** Errors of a regression, and how many of them the monitor tolerates. */
  RegressionErrors errors() {
    return parts.errors.counted();
  }

  /** What became of the labels, whether they can be counted or not. */
  public LazyCounts<LabelAccount> account() {
    return parts.account;
  }

  /** The same with classes that are not on the list as one. */
  public OutcomeCounts closedTo(ClassList list) {
    if (!parts.classes.isZero()) {
      parts.labelClasses.counting().note(parts.classes.counted(), list);
      parts.classes.from(parts.classes.counted().closedTo(list).toBytes());
    }
    return this;
  }

  @Override
  public void add(OutcomeCounts other) {
    parts.add(other.parts);
  }

  @Override
  public void takeBack(OutcomeCounts other) {
    parts.takeBack(other.parts);
  }

  @Override
  public boolean isZero() {
    return parts.isZero();
  }

  @Override
  public byte[] toBytes() {
    return parts.toBytes();
  }

  /**
   * Restores what {@link #toBytes()} gave, or gave in the two versions before.
   *
   * @throws IllegalArgumentException when the bytes are of another version
   */
  public static OutcomeCounts fromBytes(byte[] bytes) {
    return new OutcomeCounts(OutcomeParts.fromBytes(bytes));
  }
}
