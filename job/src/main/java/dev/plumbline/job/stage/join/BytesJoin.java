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
 * <p>Outcomes that nobody counts are not told: of predictions alone where there are no cohorts.
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
      tellPredicted(arrived, out);
      return arrived.content();
    }
    ReportedLabel waiting = JoinStateBytes.onlyLabel(before);
    if (waiting != null) {
      tellPredicted(arrived, out);
      tell(LabelHistory.only(arrived.prediction(groups), waiting), out);
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
      tell(LabelHistory.only(waiting, arrived.label()), out);
      return JoinStateBytes.behind(before, arrived);
    }
    JoinState known = JoinStateBytes.read(before, groups);
    Step step = LabelJoin.labelled(known, arrived.label());
    counters.labelled(step.kind());
    return take(before, known, step, out);
  }

  private byte[] take(byte[] before, JoinState known, Step step, Collector<Outcome> out) {
    for (Outcome outcome : step.outcomes()) {
      tell(outcome, out);
    }
    return step.state() == known ? before : JoinStateBytes.write(step.state());
  }

  private void tellPredicted(JoinRecord arrived, Collector<Outcome> out) {
    if (arrived.group(groups).terms().keepsCohorts()) {
      tell(Outcome.of(Kind.PREDICTED, 1, arrived.prediction(groups)), out);
    } else {
      counters.told(Kind.PREDICTED, 1);
    }
  }

  private void tell(Outcome outcome, Collector<Outcome> out) {
    counters.told(outcome.kind(), outcome.sign());
    if (outcome.label() != null || outcome.prediction().terms().keepsCohorts()) {
      out.collect(outcome);
    }
  }
}
