package dev.plumbline.job.window.roll;

import dev.plumbline.job.window.state.PaneKey;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Past;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.statistics.exact.Accumulator;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.FunctionWithException;

/**
 * Has the windows of one series measured and sends what was found. Windows that reach beyond the
 * time in which the series' definition holds are not reported.
 *
 * @param <A> what is counted
 */
record WindowReporter<A extends Accumulator<A>>(
    SeriesDefinition series,
    FunctionWithException<Long, Monitor, Exception> monitors,
    WindowCascade<A> windows,
    WindowMeasurer<A> measurer,
    SeriesPast<A> past,
    ClosedBy closedBy,
    Collector<WindowReport> out) {

  /**
   * Reports a window.
   *
   * @param counts null when nothing was counted
   * @param afterEnd whether it was reported before that the series ended
   */
  void report(PaneKey window, int revision, A counts, boolean afterEnd) throws Exception {
    GenerationDefinition definition = series.definition();
    long start = windows.startOf(window);
    long end = window.instant();
    if (start < definition.from() || end > definition.until()) {
      return;
    }
    MeasuredWindow measured =
        new MeasuredWindow(series, monitors.apply(end), start, end, revision, closedBy);
    A current = counts == null ? measurer.zero() : counts;
    Findings findings =
        past.isWanted()
            ? measurer.measure(measured, current, orZero(past.of(window)))
            : measurer.measure(measured, current);
    if (!findings.measurements().isEmpty()) {
      WindowReport report =
          WindowReport.of(series, end, findings.measurements(), findings.evidence());
      out.collect(afterEnd ? report.afterTheEnd() : report);
    }
  }

  private Past<A> orZero(Past<A> of) {
    return of.counts() == null && of.lacking() == null ? Past.of(measurer.zero()) : of;
  }
}
