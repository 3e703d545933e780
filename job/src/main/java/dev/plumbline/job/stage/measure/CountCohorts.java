package dev.plumbline.job.stage.measure;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.Outcome;
import dev.plumbline.job.event.PredictionGroup;
import dev.plumbline.job.window.CohortTimes;
import dev.plumbline.job.window.HeldSlot;
import dev.plumbline.job.window.LocalCounter;
import dev.plumbline.job.window.PaneBuffer;

/**
 * Counts what the join tells in the smallest cohort that holds the prediction's time, once in each
 * series of the prediction, apart by the step from which on it holds. Labels of any lateness count.
 */
final class CountCohorts implements LocalCounter<Outcome, CohortCounts> {

  private transient GroupSlots<CohortCounts> slots;

  @Override
  public void count(Outcome outcome, PaneBuffer<CohortCounts> panes) {
    AwaitedPrediction prediction = outcome.prediction();
    long cohort = prediction.terms().cohortMs();
    if (cohort == 0 || !CohortCounts.countable(outcome)) {
      return;
    }
    if (slots == null) {
      slots = new GroupSlots<>(CohortCounts::new);
    }
    long start = Math.floorDiv(prediction.predictedAt(), cohort) * cohort;
    long step = CohortTimes.stepOf(cohort);
    long held = Math.floorDiv(outcome.since(), step) * step;
    long end = held + step; // handed over before the step at which it is needed
    PredictionGroup group = prediction.group();
    for (HeldSlot<CohortCounts> slot : slots.of(group, group.generation())) {
      CohortCounts counts = slot.counts(start, end, held, panes);
      counts.count(outcome);
      if (counts.pairs() > CountOutcomes.MOST_PAIRS) {
        panes.handOver();
      }
    }
  }
}
