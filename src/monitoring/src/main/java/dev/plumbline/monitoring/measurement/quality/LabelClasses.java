package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.JudgingTerms;
import dev.plumbline.monitoring.monitor.AnswerRule;
import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.NameTally;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What labels called their classes, as far as that is not known from the monitor: by it one sees
 * that labels say 0 and 1 where the model answers no and yes, which are no wrong answers.
 *
 * <p>Of a binary model any class but the positive one is negative, whatever it is called, unless
 * there is a reason to doubt it:
 *
 * <ul>
 *   <li>The monitor lists the classes, and the label's is none of them.
 *   <li>The label has no name, or the model answered by name with a class that is neither the
 *       positive one nor the label's: with two classes there is no third.
 *   <li>Seen over a whole window: the model named its negative class, and it is not the label's; or
 *       it did not, no label is positive, and two different classes would be negative.
 * </ul>
 *
 * What is surely unknown is {@link #count reported} at once and counted nowhere else. What takes a
 * window to tell is counted as negative and kept here, to be taken out of it, and so are its scores
 * by {@link DoubtedScores}.
 *
 * <p>Mutable, not thread-safe. Bytes: see {@link PackedParts}.
 */
final class LabelClasses implements Accumulator<LabelClasses> {

  private static final byte VERSION = 1;
  private static final String NAME = "label classes";

  /** What is known of the class of a label when it comes. */
  enum Standing {
    /** It is the positive one, or surely the other. */
    KNOWN,
    /** It is negative or unknown, which takes a window to tell. */
    DOUBTED,
    /** It is surely none of the model's. */
    UNKNOWN
  }

  /** With fewer labels, all of them may be of classes that just were not answered. */
  static final long LEAST_TO_TELL = 10;

  /** Classes other than the positive one that the model named as its answer. */
  private final LazyCounts<NameTally> answers = tally();

  /** Classes of labels that surely are none of the model's and are counted nowhere else. */
  private final LazyCounts<NameTally> strange = tally();

  /** Classes of labels that are negative or unknown, where the model said positive. */
  private final LazyCounts<NameTally> doubtedPositives = tally();

  /** The same where it said something else, without a name. */
  private final LazyCounts<NameTally> doubtedOthers = tally();

  private static LazyCounts<NameTally> tally() {
    return new LazyCounts<>(NameTally::new, NameTally::fromBytes);
  }

  /** Counts the label of a prediction of a binary model. */
  Standing count(AwaitedPrediction prediction, String actual, int sign) {
    JudgingTerms terms = prediction.terms();
    String answered = prediction.predictedClass();
    boolean positive = actual.equals(terms.positiveClass());
    if (!terms.otherClasses().isEmpty()) {
      boolean unlisted = !positive && !terms.otherClasses().contains(actual);
      if (unlisted) {
        strange.counting().count(actual, sign);
      }
      return unlisted ? Standing.UNKNOWN : Standing.KNOWN;
    }
    boolean alarm = answered.equals(terms.positiveClass());
    boolean named = !alarm && !answered.equals(AnswerRule.unnamed(terms.positiveClass()));
    if (named) {
      answers.counting().count(answered, sign);
    }
    if (positive || actual.equals(answered)) {
      return Standing.KNOWN;
    }
    if (named || actual.isBlank()) {
      strange.counting().count(actual, sign);
      return Standing.UNKNOWN;
    }
    (alarm ? doubtedPositives : doubtedOthers).counting().count(actual, sign);
    return Standing.DOUBTED;
  }

  /**
   * Notes pairs of a model with more classes before their names are closed to the list: labels that
   * are not on it, or without a list both sides of all.
   */
  void note(ClassPairs pairs, ClassList list) {
    pairs.forEach(
        (pair, times) -> {
          if (list.isEmpty()) {
            answers.counting().count(pair.predicted(), times);
          }
          if (!list.listed().contains(pair.actual())) {
            doubtedOthers.counting().count(pair.actual(), times);
          }
        });
  }

  /** How many labels are counted nowhere else. */
  long strangers() {
    return strange.counted().total();
  }

  /**
   * What of the doubtful is unknown, seen over a window of a binary model.
   *
   * @param positives labels of the positive class
   */
  UnknownLabels unknown(long positives) {
    Set<String> named = answers.counted().names().keySet();
    boolean allNamed = answers.counted().unnamed() == 0;
    Set<String> doubted = new TreeSet<>(doubtedPositives.counted().names().keySet());
    doubted.addAll(doubtedOthers.counted().names().keySet());
    Set<String> unknown = new TreeSet<>();
    if (!named.isEmpty() && allNamed) {
      unknown.addAll(doubted);
      unknown.removeAll(named);
    } else if (named.isEmpty() && allNamed && positives == 0 && doubted.size() > 1) {
      unknown.addAll(doubted);
    }
    long ofPositives = among(doubtedPositives, unknown);
    long ofOthers = among(doubtedOthers, unknown);
    Set<Integer> cells = new TreeSet<>();
    doubtedPositives
        .counted()
        .cellsOf(unknown)
        .forEach(cell -> cells.add(DoubtedScores.cell(cell, true)));
    doubtedOthers
        .counted()
        .cellsOf(unknown)
        .forEach(cell -> cells.add(DoubtedScores.cell(cell, false)));
    unknown.addAll(strange.counted().names().keySet());
    return new UnknownLabels(ofPositives, ofOthers, strangers(), unknown, cells);
  }

  private static long among(LazyCounts<NameTally> tally, Set<String> names) {
    return tally.counted().names().entrySet().stream()
        .filter(entry -> names.contains(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /**
   * Whether no label of a model with more classes has a class that was ever answered. Of few
   * labels, or of a single class, that may well be: then they are wrong answers.
   */
  boolean areStrangersToTheAnswers() {
    NameTally actual = doubtedOthers.counted();
    Set<String> named = answers.counted().names().keySet();
    Set<String> labels = actual.names().keySet();
    return actual.total() >= LEAST_TO_TELL
        && labels.size() > 1
        && named.size() > 1
        && actual.unnamed() == 0
        && answers.counted().unnamed() == 0
        && labels.stream().noneMatch(named::contains);
  }

  /** The classes of the labels in doubt. */
  Set<String> doubtedNames() {
    return doubtedOthers.counted().names().keySet();
  }

  @Override
  public void add(LabelClasses other) {
    answers.add(other.answers);
    strange.add(other.strange);
    doubtedPositives.add(other.doubtedPositives);
    doubtedOthers.add(other.doubtedOthers);
  }

  @Override
  public void takeBack(LabelClasses other) {
    answers.takeBack(other.answers);
    strange.takeBack(other.strange);
    doubtedPositives.takeBack(other.doubtedPositives);
    doubtedOthers.takeBack(other.doubtedOthers);
  }

  @Override
  public boolean isZero() {
    return answers.isZero()
        && strange.isZero()
        && doubtedPositives.isZero()
        && doubtedOthers.isZero();
  }

  @Override
  public byte[] toBytes() {
    return PackedParts.pack(
        VERSION,
        answers.toBytes(),
        strange.toBytes(),
        doubtedPositives.toBytes(),
        doubtedOthers.toBytes());
  }

  static LabelClasses fromBytes(byte[] bytes) {
    PackedParts parts = new PackedParts(NAME, VERSION, bytes);
    LabelClasses classes = new LabelClasses();
    classes.answers.from(parts.next());
    classes.strange.from(parts.next());
    classes.doubtedPositives.from(parts.next());
    classes.doubtedOthers.from(parts.next());
    return classes;
  }
}
