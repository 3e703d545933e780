package dev.plumbline.job.stage.join;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.ReportedLabel;
import java.util.ArrayList;
import java.util.List;

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
 *       changed in that history. See {@link LabelHistory}.
 *   <li>Of more than {@value #MOST_LABELS} different labels the smallest are forgotten, and counted
 *       as copies of the smallest that is known.
 * </ol>
 */
final class LabelJoin {

  static final int MOST_LABELS = 32;

  private LabelJoin() {}

  /** What a prediction changes. */
  static Step predicted(JoinState before, AwaitedPrediction arrived) {
    AwaitedPrediction known = before.prediction();
    if (known == null) {
      JoinState after = new JoinState(arrived, before.labels());
      return step(before, after, Step.Kind.FIRST, List.of());
    }
    int order = ContentOrder.SMALLEST_FIRST.compare(arrived, known); // rule 1
    Outcome repetition = Outcome.of(Outcome.Kind.REPEATED, 1, order < 0 ? known : arrived);
    JoinState after = order < 0 ? new JoinState(arrived, before.labels()) : before;
    Step.Kind kind = order == 0 ? Step.Kind.REPEATED : Step.Kind.CONFLICTING;
    return step(before, after, kind, List.of(repetition));
  }

  /** What a label changes. */
  static Step labelled(JoinState before, ReportedLabel arrived) {
    AwaitedPrediction prediction = before.prediction();
    List<KnownLabel> labels = new ArrayList<>(before.labels());
    boolean repeated = false;
    for (int index = 0; index < labels.size() && !repeated; index++) {
      KnownLabel known = labels.get(index);
      repeated = ContentOrder.GREATEST_FIRST.compare(known.label(), arrived) == 0;
      if (repeated) {
        boolean earlier = known.label().tooLate() && !arrived.tooLate();
        labels.set(index, new KnownLabel(earlier ? arrived : known.label(), known.copies() + 1));
      }
    }
    if (!repeated) {
      labels.add(new KnownLabel(arrived, 0));
      labels.sort((one, other) -> ContentOrder.GREATEST_FIRST.compare(one.label(), other.label()));
    }
    if (labels.size() > MOST_LABELS) { // rule 5
      int forgotten = 1 + labels.remove(MOST_LABELS).copies();
      labels.set(MOST_LABELS - 1, labels.get(MOST_LABELS - 1).with(forgotten));
    }
    Step.Kind kind =
        repeated
            ? Step.Kind.REPEATED
            : prediction != null && !LabelHistory.inTime(prediction, arrived)
                ? Step.Kind.OUT_OF_TIME
                : before.labels().isEmpty() ? Step.Kind.FIRST : Step.Kind.CONFLICTING;
    return step(before, new JoinState(prediction, List.copyOf(labels)), kind, List.of());
  }

  private static Step step(
      JoinState before, JoinState after, Step.Kind kind, List<Outcome> repetitions) {
    List<Outcome> old = LabelHistory.of(before);
    List<Outcome> now = LabelHistory.of(after);
    List<Outcome> outcomes = new ArrayList<>(repetitions);
    for (Outcome outcome : old) {
      if (now.stream().noneMatch(other -> same(outcome, other))) {
        outcomes.add(outcome.takenBack());
      }
    }
    for (Outcome outcome : now) {
      if (old.stream().noneMatch(other -> same(outcome, other))) {
        outcomes.add(outcome);
      }
    }
    return new Step(after, outcomes, kind);
  }

  private static boolean same(Outcome one, Outcome other) {
    return one.kind() == other.kind()
        && one.sign() == other.sign()
        && one.since() == other.since()
        && ContentOrder.SMALLEST_FIRST.compare(one.prediction(), other.prediction()) == 0
        && (one.label() == null || one.label().equals(other.label()));
  }
}
