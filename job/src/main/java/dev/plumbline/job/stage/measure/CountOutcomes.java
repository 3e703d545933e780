package dev.plumbline.job.stage.measure;

import dev.plumbline.job.event.Outcome;
import dev.plumbline.job.event.PredictionGroup;
import dev.plumbline.job.window.LocalCounter;
import dev.plumbline.job.window.PaneBuffer;
import dev.plumbline.job.window.PaneId;
import dev.plumbline.monitoring.monitor.Segment;
import java.util.function.BiConsumer;

/**
 * Counts what the join told of a label in the pane of the label's time, once in each series of its
 * prediction: in the account, and if it is joined, in quality. Labels that came later than the
 * allowed lateness do not count on label time. Names of classes are closed to the monitor's list
 * behind the shuffle; labels that name very many are handed over early.
 */
final class CountOutcomes implements LocalCounter<Outcome, OutcomeCounts> {

  static final int MOST_PAIRS = 2_000;

  @Override
  public void count(Outcome outcome, PaneBuffer<OutcomeCounts> panes) {
    if (outcome.label() == null || outcome.label().tooLate()) {
      return;
    }
    forEachSeries(
        outcome.prediction().group(),
        (version, segment) -> count(outcome, version, segment, panes));
  }

  /** Every version and segment that a prediction counts in. */
  static void forEachSeries(PredictionGroup group, BiConsumer<String, String> series) {
    for (String version : group.terms().versions().seriesOf(group.version())) {
      series.accept(version, Segment.ALL);
      for (String segment : group.segments()) {
        series.accept(version, segment);
      }
    }
  }

  private static void count(
      Outcome outcome, String version, String segment, PaneBuffer<OutcomeCounts> panes) {
    PredictionGroup group = outcome.prediction().group();
    PaneId pane =
        PaneId.holding(
                outcome.label().labelledAt(),
                group.terms().paneMs(),
                group.model(),
                version,
                segment,
                group.generation(),
                "")
            .since(outcome.since());
    OutcomeCounts counts = panes.counts(pane, OutcomeCounts::new);
    counts.account().counting().count(outcome);
    if (outcome.kind() == Outcome.Kind.JOINED && OutcomeCounts.countable(outcome)) {
      counts.count(outcome);
    }
    if (counts.classes().size() > MOST_PAIRS) {
      panes.handOver();
    }
  }
}
