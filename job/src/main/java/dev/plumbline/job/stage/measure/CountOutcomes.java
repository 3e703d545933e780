package dev.plumbline.job.stage.measure;

import dev.plumbline.job.window.count.HeldSlot;
import dev.plumbline.job.window.count.LocalCounter;
import dev.plumbline.job.window.count.PaneBuffer;
import dev.plumbline.monitoring.event.LabelGeneration;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.PredictionGroup;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.monitoring.measurement.quality.OutcomeCounts;

/**
 * Counts what the join told of a label in the pane of the label's time, once in each series of its
 * prediction: in the account, and if it is joined, in quality. Labels that came later than the
 * allowed lateness do not count on label time. A label counts in the generation of its own time
 * where that takes its prediction, else in that of its prediction. Names of classes are closed to
 * the monitor's list behind the shuffle; labels that name very many are handed over early.
 */
final class CountOutcomes implements LocalCounter<Outcome, OutcomeCounts> {

  static final int MOST_PAIRS = 2_000;

  private transient GroupSlots<OutcomeCounts> slots;

  @Override
  public void count(Outcome outcome, PaneBuffer<OutcomeCounts> panes) {
    ReportedLabel label = outcome.label();
    if (label == null || label.tooLate()) {
      return;
    }
    if (slots == null) {
      slots = new GroupSlots<>(OutcomeCounts::new);
    }
    PredictionGroup group = outcome.prediction().group();
    LabelGeneration later = label.generation();
    boolean isTaken = later != null && later.takes(group.generation());
    int generation = isTaken ? later.generation() : group.generation();
    long paneMs = isTaken ? later.paneMs() : group.terms().paneMs();
    long start = Math.floorDiv(label.labelledAt(), paneMs) * paneMs;
    long held = Math.max(start, Math.floorDiv(outcome.since(), paneMs) * paneMs);
    boolean joined = outcome.kind() == Outcome.Kind.JOINED && OutcomeCounts.countable(outcome);
    for (HeldSlot<OutcomeCounts> slot : slots.of(group, generation)) {
      OutcomeCounts counts =
          slot.counts(start, start + paneMs, held, outcome.prediction().predictedAt(), panes);
      counts.account().counting().count(outcome);
      if (joined) {
        counts.count(outcome);
      }
      if (counts.pairs() > MOST_PAIRS) {
        panes.handOver();
      }
    }
  }
}
