package dev.plumbline.job.stage.measure;

import dev.plumbline.job.window.cohort.CohortPanes;
import dev.plumbline.job.window.count.HeldSlot;
import dev.plumbline.job.window.count.LocalCounter;
import dev.plumbline.job.window.count.PaneBuffer;
import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.JudgingTerms;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.PredictionGroup;
import dev.plumbline.monitoring.measurement.quality.CohortCounts;
import dev.plumbline.monitoring.monitor.MonthCalendar;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what the join reports in the smallest cohort that holds the prediction's time, once in
 * each series of the prediction, apart by the step from which on it holds. Labels of any lateness
 * count.
 */
final class CountCohorts implements LocalCounter<Outcome, CohortCounts> {

  private transient GroupSlots<CohortCounts> slots;

  /** One for each smallest cohort and zone of the monitors, and what they were asked for last. */
  private transient Map<Grid, CohortPanes> grids;

  private transient JudgingTerms lastTerms;
  private transient CohortPanes last;

  private record Grid(long cohortMs, String monthZone) {}

  @Override
  public void count(Outcome outcome, PaneBuffer<CohortCounts> panes) {
    AwaitedPrediction prediction = outcome.prediction();
    JudgingTerms terms = prediction.terms();
    if (!terms.keepsCohorts() || !CohortCounts.countable(outcome)) {
      return;
    }
    if (slots == null) {
      slots = new GroupSlots<>(CohortCounts::new);
      grids = new HashMap<>();
    }
    CohortPanes grid = gridOf(terms);
    long start = grid.startOf(prediction.predictedAt());
    long step = grid.stepMs();
    long held = Math.floorDiv(outcome.since(), step) * step;
    long end = held + step; // handed over before the step at which it is needed
    PredictionGroup group = prediction.group();
    for (HeldSlot<CohortCounts> slot : slots.of(group, group.generation())) {
      CohortCounts counts = slot.counts(start, end, held, prediction.predictedAt(), panes);
      counts.count(outcome);
      if (counts.pairs() > CountOutcomes.MOST_PAIRS) {
        panes.handOver();
      }
    }
  }

  private CohortPanes gridOf(JudgingTerms terms) {
    if (terms != lastTerms) { // nearly all are those before
      Grid grid = new Grid(terms.cohortMs(), terms.monthZone());
      last = grids.computeIfAbsent(grid, CountCohorts::panesOf);
      lastTerms = terms;
    }
    return last;
  }

  private static CohortPanes panesOf(Grid grid) {
    String zone = grid.monthZone();
    return new CohortPanes(
        grid.cohortMs(), zone == null ? null : new MonthCalendar(ZoneId.of(zone)));
  }
}
