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
 * <p>Mutable, not thread-safe. Bytes: see {@link PackedParts}; parts that hold nothing are empty.
 */
public final class OutcomeCounts implements Accumulator<OutcomeCounts> {

  private static final byte VERSION = 5;

  /** The first with classes of labels, behind the account. */
  private static final byte WITH_CLASSES = 4;

  private static final byte OLDEST = 3;

  private static final String NAME = "outcome counts";
  private static final int POSITIVE = 0;
  private static final int REST = 1;

  private final Occasional<ClassificationCounts> binary =
      new Occasional<>(() -> new ClassificationCounts(1), ClassificationCounts::fromBytes);
  private final Occasional<ClassPairs> classes =
      new Occasional<>(ClassPairs::new, ClassPairs::fromBytes);
  private final Occasional<ScoredOutcomes> scored =
      new Occasional<>(ScoredOutcomes::new, ScoredOutcomes::fromBytes);
  private final Occasional<ExpectedOutcomes> expected =
      new Occasional<>(ExpectedOutcomes::new, ExpectedOutcomes::fromBytes);
  private final Occasional<ExactMoments> classLogLoss =
      new Occasional<>(ExactMoments::new, ExactMoments::fromBytes);
  private final Occasional<RegressionErrors> errors =
      new Occasional<>(RegressionErrors::new, RegressionErrors::fromBytes);
  private final Occasional<LabelClasses> labelClasses =
      new Occasional<>(LabelClasses::new, LabelClasses::fromBytes);
  private final Occasional<DoubtedScores> doubtedScores =
      new Occasional<>(DoubtedScores::new, DoubtedScores::fromBytes);
  private final Occasional<LabelAccount> account =
      new Occasional<>(LabelAccount::new, LabelAccount::fromBytes);

  /** Counts an outcome or takes it back, after its sign. */
  public void count(Outcome outcome) {
    AwaitedPrediction prediction = outcome.prediction();
    String answered = prediction.predictedClass();
    String actual = outcome.label().labelClass();
    int sign = outcome.sign();
    switch (prediction.terms().task()) {
      case BINARY -> countBinary(prediction, actual, sign);
      case MULTICLASS -> {
        classes.counting().count(actual, answered, sign);
        countScore(prediction, true, answered.equals(actual), sign);
        if (prediction.probabilities() != null) {
          double probability = prediction.probabilities().getOrDefault(actual, 0.0);
          classLogLoss.counting().count(LogLoss.of(probability), sign);
        }
      }
      case REGRESSION -> countErrors(prediction, outcome.label().labelValue(), sign);
    }
  }

  private void countBinary(AwaitedPrediction prediction, String actual, int sign) {
    LabelClasses.Standing standing = labelClasses.counting().count(prediction, actual, sign);
    if (standing == LabelClasses.Standing.UNKNOWN) {
      return;
    }
    String positive = prediction.terms().positiveClass();
    boolean predicted = prediction.predictedClass().equals(positive);
    boolean holds = positive.equals(actual);
    binary
        .counting()
        .count(holds ? POSITIVE : REST, predicted ? POSITIVE : REST, predicted == holds, sign);
    if (standing == LabelClasses.Standing.KNOWN) {
      countScore(prediction, predicted, holds, sign);
    } else if (prediction.score() != null) {
      boolean estimated = prediction.terms().estimated();
      doubtedScores.counting().count(actual, prediction.score(), predicted, estimated, sign);
    }
  }

  private void countScore(
      AwaitedPrediction prediction, boolean predicted, boolean actual, int sign) {
    if (prediction.score() != null) {
      scored.counting().count(prediction.score(), actual, sign);
      if (prediction.terms().estimated()) {
        expected.counting().count(prediction.score(), predicted, actual, sign);
      }
    }
  }

  private void countErrors(AwaitedPrediction prediction, double actual, int sign) {
    Tolerance tolerance = prediction.terms().tolerance();
    boolean tolerated = tolerance != null && tolerance.holds(prediction.predictedValue(), actual);
    if (RegressionErrors.representable(prediction.predictedValue(), actual)) {
      errors.counting().count(prediction.predictedValue(), actual, tolerated, sign);
    } else {
      errors.counting().countBeyond(sign);
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
    return binary.counted().total()
        + labelClasses.counted().strangers()
        + classes.counted().total()
        + errors.counted().count()
        + errors.counted().beyond();
  }

  /** Labels of a binary model that are of none of its classes. */
  public UnknownLabels unknownOfBinary() {
    long positives = BinaryMeasures.of(binary.counted(), POSITIVE).actualPositives();
    return labelClasses.counted().unknown(positives);
  }

  /** The matrix of a binary model, without those labels. */
  public BinaryMeasures binary(UnknownLabels unknown) {
    ClassificationCounts known = new ClassificationCounts(1);
    known.add(binary.counted());
    known.count(REST, POSITIVE, false, -unknown.ofPositives());
    known.count(REST, REST, true, -unknown.ofOthers());
    return BinaryMeasures.of(known, POSITIVE);
  }

  /** What the labels of a model with more classes called them. */
  LabelClasses labelClasses() {
    return labelClasses.counted();
  }

  /** The pairs of a model with more classes. */
  public ClassPairs classes() {
    return classes.counted();
  }

  /** How many different pairs there are; asked with every event, so it makes no matrix to ask. */
  public int pairs() {
    return classes.isEmpty() ? 0 : classes.counted().size();
  }

  /** Scores and whether they held: of the positive class, or of the class answered. */
  ScoredOutcomes scored() {
    return scored.counted();
  }

  /** The same of a binary model, without labels that are of none of its classes. */
  ScoredOutcomes scored(UnknownLabels unknown) {
    if (doubtedScores.isZero()) {
      return scored.counted();
    }
    ScoredOutcomes known = new ScoredOutcomes();
    known.add(scored.counted());
    doubtedScores.counted().addTo(known, unknown.scores());
    return known;
  }

  /** What scores promised and what came true, where estimates are asked for. */
  ExpectedOutcomes expected() {
    return expected.counted();
  }

  /** The same of a binary model, without labels that are of none of its classes. */
  ExpectedOutcomes expected(UnknownLabels unknown) {
    if (doubtedScores.isZero()) {
      return expected.counted();
    }
    ExpectedOutcomes known = new ExpectedOutcomes();
    known.add(expected.counted());
    doubtedScores.counted().addTo(known, unknown.scores());
    return known;
  }

  /** Log losses of the true class among more than two. */
  ExactMoments classLogLoss() {
    return classLogLoss.counted();
  }

  /** Errors of a regression, and how many of them the monitor tolerates. */
  RegressionErrors errors() {
    return errors.counted();
  }

  /** What became of the labels, whether they can be counted or not. */
  public Occasional<LabelAccount> account() {
    return account;
  }

  /** The same with classes that are not on the list as one. */
  public OutcomeCounts closedTo(ClassList list) {
    if (!classes.isZero()) {
      labelClasses.counting().note(classes.counted(), list);
      classes.from(classes.counted().closedTo(list).toBytes());
    }
    return this;
  }

  @Override
  public void add(OutcomeCounts other) {
    binary.add(other.binary);
    classes.add(other.classes);
    scored.add(other.scored);
    expected.add(other.expected);
    classLogLoss.add(other.classLogLoss);
    errors.add(other.errors);
    labelClasses.add(other.labelClasses);
    doubtedScores.add(other.doubtedScores);
    account.add(other.account);
  }

  @Override
  public void takeBack(OutcomeCounts other) {
    binary.takeBack(other.binary);
    classes.takeBack(other.classes);
    scored.takeBack(other.scored);
    expected.takeBack(other.expected);
    classLogLoss.takeBack(other.classLogLoss);
    errors.takeBack(other.errors);
    labelClasses.takeBack(other.labelClasses);
    doubtedScores.takeBack(other.doubtedScores);
    account.takeBack(other.account);
  }

  @Override
  public boolean isZero() {
    return binary.isZero()
        && classes.isZero()
        && scored.isZero()
        && expected.isZero()
        && classLogLoss.isZero()
        && errors.isZero()
        && labelClasses.isZero()
        && doubtedScores.isZero()
        && account.isZero();
  }

  @Override
  public byte[] toBytes() {
    return PackedParts.pack(
        VERSION,
        binary.toBytes(),
        classes.toBytes(),
        scored.toBytes(),
        expected.toBytes(),
        classLogLoss.toBytes(),
        errors.toBytes(),
        account.toBytes(),
        labelClasses.toBytes(),
        doubtedScores.toBytes());
  }

  /**
   * Restores what {@link #toBytes()} gave, or gave in the two versions before.
   *
   * @throws IllegalArgumentException when the bytes are of another version
   */
  public static OutcomeCounts fromBytes(byte[] bytes) {
    byte version = bytes[0] >= OLDEST && bytes[0] < VERSION ? bytes[0] : VERSION;
    PackedParts parts = new PackedParts(NAME, version, bytes);
    OutcomeCounts counts = new OutcomeCounts();
    counts.binary.from(parts.next());
    counts.classes.from(parts.next());
    counts.scored.from(parts.next());
    counts.expected.from(parts.next());
    counts.classLogLoss.from(parts.next());
    counts.errors.from(parts.next());
    counts.account.from(parts.next());
    if (version >= WITH_CLASSES) {
      counts.labelClasses.from(parts.next());
    }
    if (version == VERSION) {
      counts.doubtedScores.from(parts.next());
    }
    return counts;
  }
}
