package dev.plumbline.job.stage.measure;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.Outcome;
import dev.plumbline.job.window.CohortTimes;
import dev.plumbline.job.window.LocalCounter;
import dev.plumbline.job.window.PaneBuffer;
import dev.plumbline.job.window.PaneId;

/**
 * Counts what the join tells in the smallest cohort that holds the prediction's time, once in each
 * series of the prediction, apart by the step from which on it holds. Labels of any lateness count.
 */
final class CountCohorts implements LocalCounter<Outcome, CohortCounts> {

  @Override
  public void count(Outcome outcome, PaneBuffer<CohortCounts> panes) {
    AwaitedPrediction prediction = outcome.prediction();
    if (prediction.terms().cohortMs() > 0 && CohortCounts.countable(outcome)) {
      CountOutcomes.forEachSeries(
          prediction.group(), (version, segment) -> count(outcome, version, segment, panes));
    }
  }

  private static void count(
      Outcome outcome, String version, String segment, PaneBuffer<CohortCounts> panes) {
    AwaitedPrediction prediction = outcome.prediction();
    long cohort = prediction.terms().cohortMs();
    long step = CohortTimes.stepOf(cohort);
    long held = Math.floorDiv(outcome.since(), step) * step;
    PaneId pane =
        new PaneId(
            prediction.group().model(),
            version,
            segment,
            prediction.group().generation(),
            "",
            Math.floorDiv(prediction.predictedAt(), cohort) * cohort,
            held + step, // handed over before the step at which it is needed
            held);
    CohortCounts counts = panes.counts(pane, CohortCounts::new);
    counts.count(outcome);
    if (counts.outcomes().classes().size() > CountOutcomes.MOST_PAIRS) {
      panes.handOver();
    }
  }
}
