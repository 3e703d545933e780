package dev.plumbline.job.window.cohort;

import dev.plumbline.job.event.TimeProgress;
import dev.plumbline.job.window.state.EarlyCounts;
import dev.plumbline.job.window.state.HeardEvents;
import dev.plumbline.job.window.state.HeldCounts;
import dev.plumbline.job.window.state.PaneKey;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.control.ParsedMonitors;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.statistics.exact.Accumulator;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the cohorts of a series, windows by prediction time, and has each measured again as what is
 * known of it changes.
 *
 * <p>In: {@link SeriesDefinition} (what to measure) and {@link PaneCounts} (partial sums of the
 * smallest cohort, held until the step from which on they hold), in any order: what comes before
 * its definition waits for as long as that may come, see {@link EarlyCounts}. Out: {@link
 * WindowReport}. When what is reported: {@link CohortTimes}. A cohort without predictions is not
 * reported, nor one that reaches beyond the time in which its definition holds. What comes late
 * holds from the next step on, as long as the cohort is kept.
 *
 * <p>State, keyed by series and generation: a sum for each cohort and what was reported of it
 * (until two horizons after its end, and while predictions are silent until they come again, since
 * a producer may have kept back what belongs there), sums whose step is yet to come, counts that
 * wait for the definition, definition, when events were heard of. A series ends when no cohort of
 * it is kept and nothing was heard of it for more than a day, or its generation has ended; that
 * over all versions and segments only for the latter. What was read ahead of event time does not
 * count before event time gets there. Timers: at most four a cohort, and one a step with news.
 *
 * @param <A> what is counted
 */
public final class RollCohorts<A extends Accumulator<A>>
    extends KeyedCoProcessFunction<String, SeriesDefinition, PaneCounts, WindowReport> {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final WindowMeasurer<A> measurer;

  private transient ParsedMonitors monitors;
  private transient CohortState<A> state;
  private transient boolean predictionsAreSilent;

  public RollCohorts(WindowMeasurer<A> measurer) {
    this.measurer = measurer;
  }

  @Override
  public void open(OpenContext context) {
    monitors = new ParsedMonitors();
    state = CohortState.of(getRuntimeContext(), monitors, measurer);
  }

  /** Event time of predictions has come to this watermark. */
  void predictionsReached(long watermark) {
    predictionsAreSilent = TimeProgress.isBySilence(watermark);
  }

  @Override
  public void processElement1(
      SeriesDefinition arrived, Context context, Collector<WindowReport> out) throws Exception {
    String text = arrived.definition().monitor();
    if (monitors.of(text).cohorts().isEmpty()) {
      return;
    }
    SeriesDefinition known = state.definition().value();
    if (known == null && arrived.isRedefinition()) {
      return; // it has ended
    }
    state.revisionsInForce().add(text);
    SeriesDefinition now = known == null ? arrived : monitors.newer(known, arrived);
    state.definition().update(now);
    if (arrived.event()) {
      state.heard().update(state.heardEvents().with(arrived.at()));
    }
    if (known == null) {
      for (PaneCounts waiting : state.early().take()) {
        contribute(now, waiting, context);
      }
    }
    awaitEnd(arrived, context);
  }

  @Override
  public void processElement2(PaneCounts counts, Context context, Collector<WindowReport> out)
      throws Exception {
    SeriesDefinition known = state.definition().value();
    if (known == null) {
      state.early().await(counts, context.timerService());
    } else {
      contribute(known, counts, context);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<WindowReport> out)
      throws Exception {
    SeriesDefinition series = state.definition().value();
    if (series == null) {
      state.early().forget(timestamp);
      return;
    }
    CohortAgenda<A> agenda = new CohortAgenda<>(monitors.of(series.definition().monitor()), state);
    Long reported = state.reportedUntil().value();
    long now = reported == null ? timestamp + 1 : Math.max(timestamp + 1, reported);
    if (now != agenda.times().holding(now)) {
      return; // awaited a definition that has come
    }
    HeardEvents heard = state.heardEventsAt(now);
    for (HeldCounts.Due due : state.held().takeUntil(now)) {
      agenda.add(due);
    }
    boolean lives = false;
    for (PaneKey cohort : state.cohorts()) {
      if (agenda.isDue(cohort, now)) {
        report(series, agenda, cohort, now, context, out);
      }
      lives |= !agenda.isOver(cohort, now);
      long next = agenda.nextTime(cohort, now, predictionsAreSilent);
      if (next == Long.MAX_VALUE) {
        state.remove(cohort);
      } else {
        context.timerService().registerEventTimeTimer(next - 1);
      }
    }
    state.reportedUntil().update(now);
    if (!predictionsAreSilent) {
      state.freed().update(now);
    }
    boolean inputEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (!inputEnded && !lives) {
      endIfSilent(series, heard, now, out);
    }
  }

  private void contribute(SeriesDefinition series, PaneCounts counts, Context context)
      throws Exception {
    Monitor monitor = monitors.of(series.definition().monitor());
    CohortTimes times = timesOf(monitor);
    Long reported = state.reportedUntil().value();
    long until = reported == null ? counts.heldUntil() : Math.max(reported, counts.heldUntil());
    state.held().hold(until, counts.paneStart(), measurer.take(counts.counts(), monitor));
    context.timerService().registerEventTimeTimer(until + times.stepMs() - 1);
  }

  private void report(
      SeriesDefinition series,
      CohortAgenda<A> agenda,
      PaneKey cohort,
      long now,
      OnTimerContext context,
      Collector<WindowReport> out)
      throws Exception {
    long end = cohort.instant();
    long start = agenda.startOf(cohort);
    ReportedCohort before = state.reported().get(cohort);
    A sum = state.sum(cohort);
    double coverage = measurer.coverage(sum);
    boolean isFinal = now >= agenda.times().finalAt(end);
    state.reported().put(cohort, before.reported(coverage, isFinal));
    GenerationDefinition definition = series.definition();
    if (start < definition.from() || end > definition.until()) {
      return;
    }
    boolean silence = TimeProgress.isBySilence(context.timerService().currentWatermark());
    MeasuredWindow window =
        new MeasuredWindow(
            series,
            monitors.of(state.revisionsInForce().at(end)),
            start,
            end,
            before.revision() + 1,
            coverage,
            isFinal,
            silence ? ClosedBy.IDLE : ClosedBy.WATERMARK);
    Findings findings = measurer.measure(window, sum);
    WindowReport report =
        WindowReport.of(series, end, findings.measurements(), findings.evidence())
            .ofCohorts(before.coverage());
    out.collect(hasEnded(series) ? report.afterTheEnd() : report);
  }

  /** Whether its end was reported, and its next life has not begun. */
  private boolean hasEnded(SeriesDefinition series) throws Exception {
    boolean isSilent = !series.isWhole() && state.heardEvents().last() == Long.MIN_VALUE;
    return isSilent || state.isReportedOver();
  }

  /** When nothing is expected of any cohort any more, be it kept or not. */
  private void endIfSilent(
      SeriesDefinition series, HeardEvents heard, long now, Collector<WindowReport> out)
      throws Exception {
    boolean over = now >= series.definition().until();
    boolean lives = heard.last() > Long.MIN_VALUE;
    boolean silent = lives && !series.isWhole() && now >= quietAt(series, heard.last());
    if (over ? !state.isReportedOver() : silent) {
      String reason = over ? series.definition().reasonToEnd() : "no event for a day";
      long at = Math.min(now, series.definition().until());
      out.collect(WindowReport.ended(series, at, reason, measurer.metrics()).ofCohorts(0));
    }
    boolean isLeft =
        !over
            && (series.isWhole() || lives && !silent || heard.isAhead() || !state.held().isEmpty());
    if (!isLeft && state.keepsNoCohort()) {
      state.clear();
    } else if (over) {
      state.over().update(true);
    } else if (silent) {
      state.heard().update(new HeardEvents(Long.MIN_VALUE, heard.ahead())); // of its next life
    }
  }

  private void awaitEnd(SeriesDefinition series, Context context) {
    CohortTimes times = timesOf(monitors.of(series.definition().monitor()));
    if (!series.isWhole() && series.event()) {
      long quiet = quietAt(series, SeriesDefinition.heardFrom(series.at()));
      context.timerService().registerEventTimeTimer(times.notBefore(quiet) - 1);
    }
    if (series.definition().until() < Long.MAX_VALUE) {
      long step = times.notBefore(series.definition().until());
      context.timerService().registerEventTimeTimer(step - 1);
    }
  }

  /**
   * Ingest tells of a series that goes on within six hours; a day is well beyond, and so is a pane
   * that is longer, at whose end counts may come that waited for what is decided of their version.
   */
  private long quietAt(SeriesDefinition series, long heardFrom) {
    long paneMs = monitors.of(series.definition().monitor()).windows().get(0).every().toMillis();
    return heardFrom + SeriesDefinition.HEARD_EVERY_MS + Math.max(DAY, paneMs);
  }

  private static CohortTimes timesOf(Monitor monitor) {
    return CohortTimes.of(monitor.cohorts(), monitor.horizon());
  }
}
