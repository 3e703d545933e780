package dev.plumbline.job.stage.join;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.Outcome.Kind;
import dev.plumbline.monitoring.event.ReportedLabel;
import java.util.ArrayList;
import java.util.List;

/**
 * What everything that is known under an id contributes to sums, with the time from which on it
 * does: every label is joined, retracted, superseded or out of time, and never two of these at a
 * time.
 *
 * <p>A prediction of 10:00 with labels of 10:01 and 10:07 gives: predicted +1 from 10:00; joined +1
 * from 10:01; joined −1 and superseded +1, both of the label of 10:01, from 10:07; joined +1 from
 * 10:07.
 */
final class LabelHistory {

  private final AwaitedPrediction prediction;
  private final List<Outcome> emitted = new ArrayList<>();

  private LabelHistory(AwaitedPrediction prediction) {
    this.prediction = prediction;
  }

  /** The history of an id; nothing while it has no prediction. */
  static List<Outcome> of(JoinState state) {
    if (state.prediction() == null) {
      return List.of();
    }
    LabelHistory history = new LabelHistory(state.prediction());
    history.emitted.add(Outcome.of(Kind.PREDICTED, 1, state.prediction()));
    history.emit(state.labels());
    return history.emitted;
  }

  /** What is emitted of a prediction's label while no other is known. */
  static Outcome only(AwaitedPrediction prediction, ReportedLabel label) {
    long since = Math.max(prediction.predictedAt(), label.labelledAt());
    Kind kind = inTime(prediction, label) ? held(label) : Kind.OUT_OF_TIME;
    return new Outcome(kind, 1, prediction, label, since);
  }

  /** Whether a label counts for a prediction. */
  static boolean inTime(AwaitedPrediction prediction, ReportedLabel label) {
    return Math.abs(label.labelledAt() - prediction.predictedAt())
        <= prediction.terms().horizonMs();
  }

  /** Backwards in time: a label holds until the next greater one that is in time does. */
  private void emit(List<KnownLabel> greatestFirst) {
    long next = Long.MAX_VALUE;
    for (KnownLabel known : greatestFirst) {
      ReportedLabel label = known.label();
      long since = Math.max(prediction.predictedAt(), label.labelledAt());
      int superseded = known.copies();
      if (!inTime(prediction, label)) {
        emit(Kind.OUT_OF_TIME, 1, label, since);
      } else if (since < next) {
        held(label, since, next);
        next = since;
      } else {
        superseded++;
      }
      if (superseded > 0) {
        emit(Kind.SUPERSEDED, superseded, label, since);
      }
    }
  }

  private void held(ReportedLabel label, long since, long until) {
    Kind kind = held(label);
    emit(kind, 1, label, since);
    if (until < Long.MAX_VALUE) {
      emit(kind, -1, label, until);
      emit(Kind.SUPERSEDED, 1, label, until);
    }
  }

  private static Kind held(ReportedLabel label) {
    return label.retracted() ? Kind.RETRACTED : Kind.JOINED;
  }

  private void emit(Kind kind, int sign, ReportedLabel label, long since) {
    emitted.add(new Outcome(kind, sign, prediction, label, since));
  }
}
