package dev.plumbline.job.window;

import dev.plumbline.job.event.PaneCounts;
import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.job.event.TimeProgress;
import dev.plumbline.job.event.WindowReport;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.monitor.Reference;
import dev.plumbline.statistics.Accumulator;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds the panes of a series up to rolling windows and has them measured when the watermark passes
 * their end.
 *
 * <p>In: {@link SeriesDefinition} (what to measure) and {@link PaneCounts} (partial sums), in any
 * order: what comes before its definition waits, an hour of event time at most, since it may also
 * be the last of a series that has ended. Out: {@link WindowReport}. Late sums revise the windows
 * they change, together, at the next step; sums that only hold from a later instant on, at the
 * first step after it. Sums that come too late for a window that was told are counted as {@code
 * tooLateForWindows}.
 *
 * <p>State, all keyed by series, generation and reference: panes and running sums (as long as the
 * longest window and the allowed lateness), revisions of changed windows (as long), held sums
 * (until their instant, a horizon of labels at most), progress, definition and what windows are
 * compared with out of the series' own past, see {@link PastState} (as long as the series). A
 * series ends when its monitor's generation and the allowed lateness behind it do (its alerts with
 * the generation), or when nothing was heard of it for the measurer's patience (at least its
 * longest window); the series over all versions and segments never ends while it is monitored, and
 * reports empty windows. One timer per series.
 *
 * @param <A> what is counted
 */
public final class RollWindows<A extends Accumulator<A>>
    extends KeyedCoProcessFunction<String, SeriesDefinition, PaneCounts, WindowReport> {

  private final WindowMeasurer<A> measurer;
  private final long lateness;

  private transient ParsedMonitors monitors;
  private transient SeriesState<A> state;
  private transient Counter tooLateForWindows;

  public RollWindows(WindowMeasurer<A> measurer, Duration allowedLateness) {
    this.measurer = measurer;
    this.lateness = allowedLateness.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    monitors = new ParsedMonitors();
    state = SeriesState.of(getRuntimeContext(), monitors, measurer);
    tooLateForWindows = getRuntimeContext().getMetricGroup().counter("tooLateForWindows");
  }

  @Override
  public void processElement1(
      SeriesDefinition arrived, Context context, Collector<WindowReport> out) throws Exception {
    SeriesDefinition known = state.definitions().of(context.getCurrentKey());
    SeriesDefinition now = known == null ? arrived : monitors.newer(known, arrived);
    state.definitions().put(context.getCurrentKey(), now);
    state.revisionsInForce().add(arrived.definition().monitor());
    WindowCascade<A> windows = windowsOf(now);
    SeriesProgress before = state.progress().value();
    SeriesProgress after =
        before == null
            ? SeriesProgress.startingAt(now.start(), windows.paneMs())
            : life(known, windows).reaching(before, arrived.start());
    state.progress().update(after);
    awaitNextStep(context, after, windows);
    if (known == null) {
      for (PaneCounts waiting : state.early().take()) {
        contribute(now, windows, waiting, context);
      }
    }
  }

  @Override
  public void processElement2(PaneCounts counts, Context context, Collector<WindowReport> out)
      throws Exception {
    SeriesDefinition known = state.definitions().of(context.getCurrentKey());
    if (known == null) {
      state.early().await(counts, counts.paneStart(), context.timerService());
    } else {
      contribute(known, windowsOf(known), counts, context);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<WindowReport> out)
      throws Exception {
    SeriesDefinition series = state.definitions().of(context.getCurrentKey());
    if (series == null) {
      state.early().clear(); // nobody asks for these any more
      return;
    }
    WindowCascade<A> windows = windowsOf(series);
    SeriesPast<A> past = past(series, windows);
    WindowReporter<A> reporter = reporter(series, windows, past, context, out);
    SeriesLife life = life(series, windows);
    SeriesProgress now = state.progress().value();
    // At the end of a bounded input the windows that hold data close, and no empty ones follow.
    boolean inputEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
    for (long end = now.closedUntil() + windows.paneMs();
        end <= timestamp + 1;
        end += windows.paneMs()) {
      boolean wasOver = life.isOver(now.closedUntil());
      for (HeldCounts.Due due : state.held().takeUntil(end)) {
        add(windows, due.paneStart(), due.counts(), now);
      }
      past.close(end);
      for (WindowRevisions.Revised revised : state.revisions().next()) {
        A again = windows.again(state.panes(), revised.window());
        reporter.report(revised.window(), revised.revision(), again, wasOver);
      }
      for (PaneKey window : windows.close(state.panes(), end)) {
        if (!inputEnded || windows.startOf(window) <= now.newest()) {
          reporter.report(window, 0, state.panes().sum(window.window()), wasOver);
        }
      }
      now = now.closed(end);
      if (!wasOver && life.isOver(end)) {
        tellEnd(series, now, series.definition().reasonToEnd(), out);
      }
    }
    state.revisions().forget(now.closedUntil() - windows.memoryMs());
    state.progress().update(now);
    String ended = life.reasonToEnd(now);
    if (ended != null) {
      state.clear(context.getCurrentKey());
      if (!life.isOver(now.closedUntil())) {
        tellEnd(series, now, ended, out); // else it was told
      }
    } else if (inputEnded
        ? windows.reach(now.newest()) > now.closedUntil() || !state.held().isEmpty()
        : !life.isQuiet(now)) {
      awaitNextStep(context, now, windows);
    }
  }

  private void contribute(
      SeriesDefinition series, WindowCascade<A> windows, PaneCounts counts, Context context)
      throws Exception {
    SeriesLife life = life(series, windows);
    SeriesProgress before = state.progress().value();
    SeriesProgress now = life.reaching(before, counts.heldUntil());
    byte[] sum = measurer.takeBytes(counts.counts(), monitors.of(series.definition().monitor()));
    boolean holdsLater =
        counts.heldUntil() > counts.paneStart() && counts.heldUntil() >= now.closedUntil();
    if (holdsLater) {
      state.held().hold(counts.heldUntil(), counts.paneStart(), measurer.read(sum));
    } else {
      add(windows, counts.paneStart(), sum, now);
    }
    SeriesProgress after = now.contributed(counts.paneStart());
    if (!after.equals(before)) {
      state.progress().update(after);
    }
    if (life.isQuiet(before) || now.closedUntil() != before.closedUntil()) {
      awaitNextStep(context, now, windows); // else the next step is awaited already
    }
  }

  private void add(WindowCascade<A> windows, long paneStart, byte[] sum, SeriesProgress now)
      throws Exception {
    if (now.closing() && windows.missesWindows(paneStart, now.closedUntil())) {
      tooLateForWindows.inc();
    }
    state.revisions().change(windows.add(state.panes(), paneStart, sum, now.closedUntil()));
  }

  private WindowReporter<A> reporter(
      SeriesDefinition series,
      WindowCascade<A> windows,
      SeriesPast<A> past,
      OnTimerContext context,
      Collector<WindowReport> out) {
    boolean silence = TimeProgress.isBySilence(context.timerService().currentWatermark());
    return new WindowReporter<>(
        series,
        end -> monitors.of(state.revisionsInForce().at(end)),
        windows,
        measurer,
        past,
        silence ? ClosedBy.IDLE : ClosedBy.WATERMARK,
        out);
  }

  private SeriesPast<A> past(SeriesDefinition series, WindowCascade<A> windows) {
    Reference reference = measurer.reference(monitors.of(series.definition().monitor()));
    return SeriesPast.of(reference, measurer, windows, state);
  }

  private SeriesLife life(SeriesDefinition series, WindowCascade<A> windows) {
    Duration patience = measurer.patience(monitors.of(series.definition().monitor()));
    return new SeriesLife(
        series, Math.max(patience.toMillis(), windows.memoryMs()), lateness, windows.paneMs());
  }

  private void tellEnd(
      SeriesDefinition series, SeriesProgress now, String reason, Collector<WindowReport> out) {
    long at = Math.min(now.closedUntil(), series.definition().until());
    out.collect(WindowReport.ended(series, at, reason, measurer.metrics()));
  }

  private WindowCascade<A> windowsOf(SeriesDefinition series) {
    return new WindowCascade<>(monitors.of(series.definition().monitor()).windows(), lateness);
  }

  private void awaitNextStep(Context context, SeriesProgress now, WindowCascade<A> windows) {
    // The pane that ends at t is whole once the watermark says that nothing at t - 1 will come.
    context.timerService().registerEventTimeTimer(now.closedUntil() + windows.paneMs() - 1);
  }
}
