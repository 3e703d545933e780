package dev.plumbline.job.window.roll;

import dev.plumbline.job.window.state.HeldCounts;
import dev.plumbline.job.window.state.PaneKey;
import dev.plumbline.job.window.state.WindowRevisions;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.statistics.exact.Accumulator;
import org.apache.flink.metrics.Counter;

/**
 * One step of a series in event time: what was held until then is added, windows that changed are
 * reported again, the pane that ends is closed and its windows are reported.
 *
 * @param windows the series' windows
 * @param state what is kept of it
 * @param past what its windows are compared with
 * @param reporter where they are reported
 * @param tooLateForWindows counts sums that came too late for a window that was reported
 * @param <A> what is counted
 */
record SeriesStep<A extends Accumulator<A>>(
    WindowCascade<A> windows,
    SeriesState<A> state,
    SeriesPast<A> past,
    WindowReporter<A> reporter,
    Counter tooLateForWindows) {

  /**
   * Closes the series' next pane. At the end of a bounded input the windows that hold data are
   * reported, and no empty ones behind them.
   *
   * @param wasOver whether it was reported before that the series ended
   * @return how far the series has come
   */
  SeriesProgress close(SeriesProgress before, boolean inputEnded, boolean wasOver)
      throws Exception {
    long start = before.closedUntil();
    long end = start + windows.paneMs();
    takeHeld(before, end);
    past.close(end);
    reportRevised(wasOver);
    boolean countedInIt = state.panes().hasPane(0, start);
    for (PaneKey window : windows.close(state.panes(), end)) {
      if (!inputEnded || windows.startOf(window) <= before.newest()) {
        reporter.report(window, 0, state.panes().sum(window.window()), wasOver);
      }
    }
    state.revisions().forget(end - windows.memoryMs());
    state.later().forget(end - windows.revisableMs());
    return before.closed(end, countedInIt);
  }

  /** Reports that the series ended. */
  void reportEnd(long closedUntil, String reason) {
    SeriesDefinition series = reporter.series();
    long at = Math.min(closedUntil, series.definition().until());
    reporter.out().collect(WindowReport.ended(series, at, reason, reporter.measurer().metrics()));
  }

  private void takeHeld(SeriesProgress now, long end) throws Exception {
    for (HeldCounts.Due due : state.held().takeUntil(end)) {
      state.add(windows, due.pane(), due.counts(), now.closedUntil(), tooLateForWindows);
    }
  }

  private void reportRevised(boolean wasOver) throws Exception {
    for (WindowRevisions.Revised revised : state.revisions().next()) {
      PaneKey window = revised.window();
      A now = windows.again(state.panes(), window);
      A again = state.later().heldAtTheEnd(now, windows.startOf(window), window.instant());
      reporter.report(revised.window(), revised.revision(), again, wasOver);
    }
  }
}
