package dev.plumbline.job.window.roll;

import dev.plumbline.job.event.TimeProgress;
import dev.plumbline.job.window.state.HeldPane;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.control.ParsedMonitors;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.statistics.exact.Accumulator;
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
 * order: what comes before its definition waits for as long as that may come, see {@link
 * EarlyCounts}; not for ever, since it may also be the last of a series that has ended. Out: {@link
 * WindowReport}. Late sums revise the windows they change, together, at the next step; sums that
 * only hold from a later instant on, at the first step after it. Sums that come too late for a
 * window that was reported are counted as {@code tooLateForWindows}.
 *
 * <p>What comes is only kept when it comes; where a series begins, sleeps, wakes and ends is
 * decided when event time gets there. So it makes no difference how far ahead of the watermark
 * events were read, or in which order.
 *
 * <p>State, all keyed by series, generation and reference: panes and running sums (as long as the
 * longest window and the allowed lateness), revisions of changed windows (as long), held sums
 * (until their instant, a horizon of labels at most), counts that wait for the definition,
 * progress, definition and what windows are compared with out of the series' own past, see {@link
 * PastState} (as long as the series). A series ends when its monitor's generation and the allowed
 * lateness behind it do (its alerts with the generation), or when nothing was heard of it for the
 * measurer's patience (at least its longest window). The series over all versions and segments
 * sleeps then, and goes on with the next event: while it is monitored it never ends. Timers: one
 * for the next step of a series that is awake, one for each pane ahead that has something in it,
 * one for the end of a generation.
 *
 * @param <A> what is counted
 */
public final class RollWindows<A extends Accumulator<A>>
    extends KeyedCoProcessFunction<String, SeriesDefinition, PaneCounts, WindowReport> {

  private final WindowMeasurer<A> measurer;
  private final long lateness;

  private transient ParsedMonitors monitors;
  private transient SeriesPlans<A> plans;
  private transient SeriesState<A> state;
  private transient Counter tooLateForWindows;

  public RollWindows(WindowMeasurer<A> measurer, Duration allowedLateness) {
    this.measurer = measurer;
    this.lateness = allowedLateness.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    monitors = new ParsedMonitors();
    plans = new SeriesPlans<>(monitors, measurer, lateness);
    state = SeriesState.of(getRuntimeContext(), monitors, measurer);
    tooLateForWindows = getRuntimeContext().getMetricGroup().counter("tooLateForWindows");
  }

  @Override
  public void processElement1(
      SeriesDefinition arrived, Context context, Collector<WindowReport> out) throws Exception {
    SeriesDefinition known = state.definitions().of(context.getCurrentKey());
    if (known == null && arrived.isRedefinition()) {
      return; // it has ended
    }
    SeriesDefinition now = known == null ? arrived : monitors.newer(known, arrived);
    state.definitions().put(context.getCurrentKey(), now);
    state.revisionsInForce().add(arrived.definition().monitor());
    WindowCascade<A> windows = plans.windows(now);
    SeriesProgress before = state.reached();
    SeriesProgress after =
        arrived.event() ? before.hearing(arrived.at()) : before.announcedFrom(arrived.at());
    long paneStart = windows.paneStart(arrived.at());
    if (before.shouldHaveBegunAt(paneStart)) {
      // Empty windows, too, and those that nothing else changes.
      state.revisions().change(windows.closed(paneStart, before.since(), before.closedUntil()));
      after = before.begunAt(paneStart);
      awaitEndOfPane(context, windows, before.closedUntil());
    }
    if (after != before) {
      state.progress().update(after);
      awaitEndOfPane(context, windows, arrived.at());
    }
    if (now.definition().until() < Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(now.definition().until() - 1);
    }
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
      state.early().await(counts, context.timerService());
    } else {
      contribute(known, plans.windows(known), counts, context);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<WindowReport> out)
      throws Exception {
    SeriesDefinition series = state.definitions().of(context.getCurrentKey());
    if (series == null) {
      state.early().forget(timestamp);
      return;
    }
    SeriesLife life = plans.life(series, plans.windows(series));
    long end = timestamp + 1;
    SeriesProgress now = state.reached();
    if (!now.awake() && wakes(now, life, end)) {
      now = now.wakingAt(end - life.paneMs());
    }
    if (!now.awake()) {
      whileAsleep(series, now, end, context, out);
    } else if (end == now.closedUntil() + life.paneMs()) { // else it was awaited for itself
      closePane(series, life, now, context, out);
    }
  }

  private boolean wakes(SeriesProgress now, SeriesLife life, long end) throws Exception {
    long start = end - life.paneMs();
    if (Math.floorMod(end, life.paneMs()) != 0) {
      return false;
    }
    boolean counted = state.panes().hasPane(0, start);
    boolean wakes = life.wakesIn(now, start, counted);
    if (counted && !wakes && start >= now.closedUntil()) {
      state.panes().removePane(0, start); // of a series that has ended
    }
    return wakes;
  }

  private void closePane(
      SeriesDefinition series,
      SeriesLife life,
      SeriesProgress before,
      OnTimerContext context,
      Collector<WindowReport> out)
      throws Exception {
    boolean inputEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
    boolean wasOver = life.isOver(before.closedUntil());
    SeriesStep<A> step = step(series, context, out);
    SeriesProgress now = step.close(before, inputEnded, wasOver);
    if (!wasOver && life.isOver(now.closedUntil())) {
      step.reportEnd(now.closedUntil(), series.definition().reasonToEnd());
    }
    WindowCascade<A> windows = step.windows();
    boolean goesOn =
        inputEnded ? windows.reach(now.newest()) > now.closedUntil() : !life.isQuiet(now);
    if (life.isGone(now)) {
      state.clear(context.getCurrentKey());
    } else if (goesOn) {
      state.progress().update(now);
      awaitEndOfPane(context, windows, now.closedUntil());
    } else {
      state.progress().update(now.asleep());
      if (!inputEnded && life.isOver(now.closedUntil())) {
        state.clear(context.getCurrentKey()); // nobody would wake it any more
      } else if (!inputEnded && !series.isWhole()) {
        step.reportEnd(now.closedUntil(), life.reasonOfSilence());
        state.endLife(now, context.getCurrentKey());
      }
    }
  }

  /** Of a sleeping series nothing is left in any window; it ends with its generation. */
  private void whileAsleep(
      SeriesDefinition series,
      SeriesProgress now,
      long end,
      OnTimerContext context,
      Collector<WindowReport> out)
      throws Exception {
    if (end < series.definition().until()) {
      return;
    }
    if (series.isWhole() && now.isBorn()) { // any other was reported to have ended
      step(series, context, out).reportEnd(end, series.definition().reasonToEnd());
    }
    state.clear(context.getCurrentKey());
  }

  private void contribute(
      SeriesDefinition series, WindowCascade<A> windows, PaneCounts counts, Context context)
      throws Exception {
    SeriesProgress before = state.reached();
    byte[] sum = measurer.takeBytes(counts.counts(), monitors.of(series.definition().monitor()));
    boolean holdsLater =
        counts.heldUntil() > counts.paneStart() && counts.heldUntil() >= before.closedUntil();
    if (holdsLater) {
      state.held().hold(counts.heldUntil(), counts.paneStart(), measurer.read(sum));
      awaitEndOfPane(context, windows, counts.heldUntil());
      return;
    }
    if (counts.paneStart() >= before.closedUntil()) {
      state.panes().addToOpenPane(0, counts.paneStart(), sum);
      awaitEndOfPane(context, windows, counts.paneStart());
    } else {
      HeldPane pane = new HeldPane(counts.heldUntil(), counts.paneStart());
      state.add(windows, pane, sum, before.closedUntil(), tooLateForWindows);
      awaitEndOfPane(context, windows, before.closedUntil());
    }
    SeriesProgress after = before.counting(counts.paneStart());
    if (before.isBorn() && !before.awake() && !plans.life(series, windows).isQuiet(after)) {
      after = after.goingOn(); // late, and not so quiet as it seemed
    }
    if (after != before) {
      state.progress().update(after);
    }
  }

  private SeriesStep<A> step(
      SeriesDefinition series, OnTimerContext context, Collector<WindowReport> out) {
    WindowCascade<A> windows = plans.windows(series);
    SeriesPast<A> past = SeriesPast.of(plans.reference(series), measurer, windows, state);
    boolean silence = TimeProgress.isBySilence(context.timerService().currentWatermark());
    WindowReporter<A> reporter =
        new WindowReporter<>(
            series,
            end -> monitors.of(state.revisionsInForce().at(end)),
            windows,
            measurer,
            past,
            silence ? ClosedBy.IDLE : ClosedBy.WATERMARK,
            out);
    return new SeriesStep<>(windows, state, past, reporter, tooLateForWindows);
  }

  /** The pane that ends at t is whole once the watermark says that nothing at t - 1 will come. */
  private void awaitEndOfPane(Context context, WindowCascade<A> windows, long instant) {
    context.timerService().registerEventTimeTimer(windows.paneEnd(instant) - 1);
  }
}
