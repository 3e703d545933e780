package dev.plumbline.job.stage.join;

import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.job.wire.PredictionGroups;
import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.Outcome.Kind;
import dev.plumbline.monitoring.event.ReportedLabel;
import org.apache.flink.util.Collector;

/**
 * What {@link LabelJoin} decides, on the bytes that rest in state. Nearly every id has one
 * prediction and one label, and comes to that in two steps in which nothing known has to be weighed
 * or written anew: the first that comes is kept in the bytes in which it came, the second is put
 * behind it. All else is read, decided and written.
 *
 * <p>Outcomes that nobody counts are not emitted: of predictions alone where there are no cohorts.
 */
final class BytesJoin {

  private final PredictionGroups groups = new PredictionGroups();
  private final JoinCounters counters;

  BytesJoin(JoinCounters counters) {
    this.counters = counters;
  }

  /**
   * Takes a prediction.
   *
   * @param before what is known of its id, null for nothing
   * @return what is known now; {@code before} itself when it is the same
   */
  byte[] predicted(byte[] before, JoinRecord arrived, Collector<Outcome> out) {
    if (before == null) {
      emitPredicted(arrived, out);
      return arrived.content();
    }
    ReportedLabel waiting = JoinStateBytes.onlyLabel(before);
    if (waiting != null) {
      emitPredicted(arrived, out);
      emit(LabelHistory.only(arrived.prediction(groups), waiting), out);
      return JoinStateBytes.before(arrived, before);
    }
    JoinState known = JoinStateBytes.read(before, groups);
    Step step = LabelJoin.predicted(known, arrived.prediction(groups));
    counters.predicted(step.kind());
    return take(before, known, step, out);
  }

  /**
   * Takes a label.
   *
   * @param before what is known of its id, null for nothing
   * @return what is known now; {@code before} itself when it is the same
   */
  byte[] labelled(byte[] before, JoinRecord arrived, Collector<Outcome> out) {
    if (before == null) {
      return JoinStateBytes.ofLabel(arrived);
    }
    AwaitedPrediction waiting = JoinStateBytes.onlyPrediction(before, groups);
    if (waiting != null) {
      emit(LabelHistory.only(waiting, arrived.label()), out);
      return JoinStateBytes.behind(before, arrived);
    }
    JoinState known = JoinStateBytes.read(before, groups);
    Step step = LabelJoin.labelled(known, arrived.label());
    counters.labelled(step.kind());
    return take(before, known, step, out);
  }

  private byte[] take(byte[] before, JoinState known, Step step, Collector<Outcome> out) {
    for (Outcome outcome : step.outcomes()) {
      emit(outcome, out);
    }
    return step.state() == known ? before : JoinStateBytes.write(step.state());
  }

  private void emitPredicted(JoinRecord arrived, Collector<Outcome> out) {
    if (arrived.group(groups).terms().keepsCohorts()) {
      emit(Outcome.of(Kind.PREDICTED, 1, arrived.prediction(groups)), out);
    } else {
      counters.emitted(Kind.PREDICTED, 1);
    }
  }

  private void emit(Outcome outcome, Collector<Outcome> out) {
    counters.emitted(outcome.kind(), outcome.sign());
    if (outcome.label() != null || outcome.prediction().terms().keepsCohorts()) {
      out.collect(outcome);
    }
  }
}
