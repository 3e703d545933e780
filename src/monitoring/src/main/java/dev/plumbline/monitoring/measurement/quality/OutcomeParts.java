package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.statistics.exact.ExactMoments;
import dev.plumbline.statistics.quality.ClassificationCounts;
import dev.plumbline.statistics.quality.RegressionErrors;
import dev.plumbline.statistics.quality.ScoredOutcomes;

/**
 * The parts of {@link OutcomeCounts}, each made when something is counted in it, with the layout of
 * their bytes.
 *
 * <p>Mutable, not thread-safe. Bytes: see {@link PackedParts}; parts that hold nothing are empty.
 */
final class OutcomeParts {

  private static final byte VERSION = 5;

  /** The first with classes of labels, behind the account. */
  private static final byte WITH_CLASSES = 4;

  private static final byte OLDEST = 3;

  private static final String NAME = "outcome counts";
  final LazyCounts<ClassificationCounts> binary =
      new LazyCounts<>(() -> new ClassificationCounts(1), ClassificationCounts::fromBytes);
  final LazyCounts<ClassPairs> classes = new LazyCounts<>(ClassPairs::new, ClassPairs::fromBytes);
  final LazyCounts<ScoredOutcomes> scored =
      new LazyCounts<>(ScoredOutcomes::new, ScoredOutcomes::fromBytes);
  final LazyCounts<ExpectedOutcomes> expected =
      new LazyCounts<>(ExpectedOutcomes::new, ExpectedOutcomes::fromBytes);
  final LazyCounts<ExactMoments> classLogLoss =
      new LazyCounts<>(ExactMoments::new, ExactMoments::fromBytes);
  final LazyCounts<RegressionErrors> errors =
      new LazyCounts<>(RegressionErrors::new, RegressionErrors::fromBytes);
  final LazyCounts<LabelClasses> labelClasses =
      new LazyCounts<>(LabelClasses::new, LabelClasses::fromBytes);
  final LazyCounts<DoubtedScores> doubtedScores =
      new LazyCounts<>(DoubtedScores::new, DoubtedScores::fromBytes);
  final LazyCounts<LabelAccount> account =
      new LazyCounts<>(LabelAccount::new, LabelAccount::fromBytes);

  void add(OutcomeParts other) {
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

  void takeBack(OutcomeParts other) {
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

  boolean isZero() {
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

  byte[] toBytes() {
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
  static OutcomeParts fromBytes(byte[] bytes) {
    byte version = bytes[0] >= OLDEST && bytes[0] < VERSION ? bytes[0] : VERSION;
    PackedParts parts = new PackedParts(NAME, version, bytes);
    OutcomeParts restored = new OutcomeParts();
    restored.binary.from(parts.next());
    restored.classes.from(parts.next());
    restored.scored.from(parts.next());
    restored.expected.from(parts.next());
    restored.classLogLoss.from(parts.next());
    restored.errors.from(parts.next());
    restored.account.from(parts.next());
    if (version >= WITH_CLASSES) {
      restored.labelClasses.from(parts.next());
    }
    if (version == VERSION) {
      restored.doubtedScores.from(parts.next());
    }
    return restored;
  }
}
