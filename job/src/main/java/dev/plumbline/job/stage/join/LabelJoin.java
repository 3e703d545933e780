package dev.plumbline.job.stage.join;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.Outcome;
import dev.plumbline.job.event.ReportedLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Decides which prediction and which label hold under one id. Every choice depends on what is in
 * the events and never on the order in which they come:
 *
 * <ol>
 *   <li>Of different predictions the one with the smallest (predicted_at, content) holds; an equal
 *       one is a repetition.
 *   <li>A label is in time when it is at most the horizon away from the prediction that holds.
 *   <li>Of the labels in time the one with the greatest (labelled_at, retracted, content) holds;
 *       while it is a retraction there is no outcome.
 *   <li>A label that comes to hold does so from its own time on, or from its prediction's if that
 *       is later: then the old outcome is taken back and the new one counted. So what is known
 *       under an id tells its whole history, in whatever order it was learned; a step tells what it
 *       changed in that history.
 *   <li>Of more than {@value #MOST_LABELS} different labels the smallest are forgotten.
 * </ol>
 */
final class LabelJoin {

  static final int MOST_LABELS = 32;

  private static final Comparator<ReportedLabel> GREATEST_FIRST =
      Comparator.comparingLong(ReportedLabel::labelledAt)
          .thenComparing(ReportedLabel::retracted)
          .thenComparing(
              ReportedLabel::labelClass, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(
              ReportedLabel::labelValue, Comparator.nullsFirst(Comparator.naturalOrder()))
          .reversed();

  private static final Comparator<AwaitedPrediction> SMALLEST_FIRST =
      Comparator.comparingLong(AwaitedPrediction::predictedAt)
          .thenComparing(AwaitedPrediction::version)
          .thenComparing(
              AwaitedPrediction::predictedClass, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(
              AwaitedPrediction::predictedValue, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(AwaitedPrediction::score, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(LabelJoin::probabilities)
          .thenComparing(prediction -> Arrays.toString(prediction.segments()));

  private LabelJoin() {}

  private static String probabilities(AwaitedPrediction prediction) {
    return prediction.probabilities() == null
        ? ""
        : new TreeMap<>(prediction.probabilities()).toString();
  }

  /** What a prediction changes. */
  static Step predicted(JoinState before, AwaitedPrediction arrived) {
    AwaitedPrediction known = before.prediction();
    if (known == null) {
      return step(before, new JoinState(arrived, before.labels()), Step.Kind.FIRST);
    }
    int order = SMALLEST_FIRST.compare(arrived, known); // rule 1
    if (order == 0) {
      return new Step(before, List.of(), Step.Kind.REPEATED);
    }
    AwaitedPrediction holds = order < 0 ? arrived : known;
    return step(before, new JoinState(holds, before.labels()), Step.Kind.CONFLICTING);
  }

  /** What a label changes. */
  static Step labelled(JoinState before, ReportedLabel arrived) {
    if (before.labels().stream().anyMatch(label -> GREATEST_FIRST.compare(label, arrived) == 0)) {
      return new Step(before, List.of(), Step.Kind.REPEATED);
    }
    List<ReportedLabel> labels = new ArrayList<>(before.labels());
    labels.add(arrived);
    labels.sort(GREATEST_FIRST);
    List<ReportedLabel> kept =
        List.copyOf(labels.subList(0, Math.min(MOST_LABELS, labels.size()))); // rule 5
    JoinState after = new JoinState(before.prediction(), kept);
    boolean outOfTime = before.prediction() != null && !inTime(before.prediction(), arrived);
    boolean first = before.labels().isEmpty();
    Step.Kind kind =
        outOfTime ? Step.Kind.OUT_OF_TIME : first ? Step.Kind.FIRST : Step.Kind.CONFLICTING;
    return step(before, after, kind);
  }

  private static Step step(JoinState before, JoinState after, Step.Kind kind) {
    List<Outcome> old = history(before);
    List<Outcome> now = history(after);
    List<Outcome> outcomes = new ArrayList<>();
    for (Outcome outcome : old) {
      if (now.stream().noneMatch(other -> same(outcome, other))) {
        outcomes.add(
            new Outcome(-outcome.sign(), outcome.prediction(), outcome.label(), outcome.since()));
      }
    }
    for (Outcome outcome : now) {
      if (old.stream().noneMatch(other -> same(outcome, other))) {
        outcomes.add(outcome);
      }
    }
    return new Step(after, outcomes, kind);
  }

  /** What is counted and taken back under an id, in the order of time (rules 2, 3 and 4). */
  private static List<Outcome> history(JoinState state) {
    AwaitedPrediction prediction = state.prediction();
    if (prediction == null) {
      return List.of();
    }
    List<Outcome> history = new ArrayList<>();
    ReportedLabel holds = null;
    for (ReportedLabel label : winnersInOrder(state)) {
      long since = since(prediction, label);
      if (holds != null) {
        history.add(new Outcome(-1, prediction, holds, since));
      }
      holds = label.retracted() ? null : label;
      if (holds != null) {
        history.add(new Outcome(1, prediction, holds, since));
      }
    }
    return history;
  }

  /** The labels in time that held for a while, first to last. */
  private static List<ReportedLabel> winnersInOrder(JoinState state) {
    List<ReportedLabel> winners = new ArrayList<>();
    long next = Long.MAX_VALUE;
    for (ReportedLabel label : state.labels()) { // greatest first
      if (inTime(state.prediction(), label) && since(state.prediction(), label) < next) {
        winners.add(label);
        next = since(state.prediction(), label);
      }
    }
    Collections.reverse(winners);
    return winners;
  }

  private static long since(AwaitedPrediction prediction, ReportedLabel label) {
    return Math.max(prediction.predictedAt(), label.labelledAt());
  }

  private static boolean inTime(AwaitedPrediction prediction, ReportedLabel label) {
    return Math.abs(label.labelledAt() - prediction.predictedAt())
        <= prediction.terms().horizonMs();
  }

  private static boolean same(Outcome one, Outcome other) {
    return one.sign() == other.sign()
        && one.since() == other.since()
        && SMALLEST_FIRST.compare(one.prediction(), other.prediction()) == 0
        && one.label().equals(other.label());
  }
}
