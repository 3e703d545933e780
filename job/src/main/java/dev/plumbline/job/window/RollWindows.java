package dev.plumbline.job.window;

import dev.plumbline.job.event.PaneCounts;
import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.job.event.TimeProgress;
import dev.plumbline.job.event.WindowReport;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.monitor.Versions;
import dev.plumbline.statistics.Accumulator;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
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
 * first step after it.
 *
 * <p>State, all keyed by series, generation and reference: panes and running sums (as long as the
 * longest window and the allowed lateness), revisions of changed windows (as long), held sums
 * (until their instant, a horizon of labels at most), progress and definition (as long as the
 * series). A series ends when its monitor's generation and the allowed lateness behind it do, or
 * when nothing was heard of it for the measurer's patience (at least its longest window); the
 * series over all versions and segments never ends while it is monitored, and reports empty
 * windows. One timer per series.
 *
 * @param <A> what is counted
 */
public final class RollWindows<A extends Accumulator<A>>
    extends KeyedCoProcessFunction<String, SeriesDefinition, PaneCounts, WindowReport> {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final ValueStateDescriptor<SeriesDefinition> DEFINITION =
      new ValueStateDescriptor<>("definition", TypeInformation.of(SeriesDefinition.class));
  private static final ValueStateDescriptor<SeriesProgress> PROGRESS =
      new ValueStateDescriptor<>("progress", TypeInformation.of(SeriesProgress.class));
  private static final MapStateDescriptor<PaneKey, byte[]> PANES =
      new MapStateDescriptor<>(
          "panes",
          TypeInformation.of(PaneKey.class),
          PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  private static final MapStateDescriptor<Integer, byte[]> SUMS =
      new MapStateDescriptor<>(
          "sums", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  private static final ListStateDescriptor<PaneCounts> EARLY =
      new ListStateDescriptor<>("early", TypeInformation.of(PaneCounts.class));

  private final WindowMeasurer<A> measurer;
  private final long lateness;

  private transient ParsedMonitors monitors;
  private transient ValueState<SeriesDefinition> definition;
  private transient ValueState<SeriesProgress> progress;
  private transient WindowRevisions revisions;
  private transient ListState<PaneCounts> early;
  private transient KeyedPanes<A> store;
  private transient HeldCounts<A> held;

  public RollWindows(WindowMeasurer<A> measurer, Duration allowedLateness) {
    this.measurer = measurer;
    this.lateness = allowedLateness.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    monitors = new ParsedMonitors();
    definition = getRuntimeContext().getState(DEFINITION);
    progress = getRuntimeContext().getState(PROGRESS);
    revisions = new WindowRevisions(getRuntimeContext());
    held = new HeldCounts<>(getRuntimeContext().getMapState(HeldCounts.DESCRIPTOR), measurer::read);
    early = getRuntimeContext().getListState(EARLY);
    store =
        new KeyedPanes<>(
            getRuntimeContext().getMapState(PANES),
            getRuntimeContext().getMapState(SUMS),
            measurer::read);
  }

  @Override
  public void processElement1(
      SeriesDefinition arrived, Context context, Collector<WindowReport> out) throws Exception {
    SeriesDefinition known = definition.value();
    SeriesDefinition now = known == null ? arrived : newer(known, arrived);
    definition.update(now);
    WindowCascade<A> windows = windowsOf(now);
    SeriesProgress before = progress.value();
    SeriesProgress after =
        before == null
            ? SeriesProgress.startingAt(now.start(), windows.paneMs())
            : reaching(known, before, windows, arrived.start());
    progress.update(after);
    awaitNextStep(context, after, windows);
    if (known == null) {
      for (PaneCounts waiting : early.get()) {
        contribute(windows, waiting, context);
      }
      early.clear();
    }
  }

  @Override
  public void processElement2(PaneCounts counts, Context context, Collector<WindowReport> out)
      throws Exception {
    SeriesDefinition known = definition.value();
    if (known == null) {
      early.add(counts);
      long now = Math.max(context.timerService().currentWatermark(), counts.paneStart());
      context.timerService().registerEventTimeTimer(Math.min(now, Long.MAX_VALUE - HOUR) + HOUR);
    } else {
      contribute(windowsOf(known), counts, context);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<WindowReport> out)
      throws Exception {
    SeriesDefinition series = definition.value();
    if (series == null) {
      early.clear(); // nobody asks for these any more
      return;
    }
    WindowCascade<A> windows = windowsOf(series);
    WindowReporter<A> reporter = reporter(series, windows, context, out);
    SeriesProgress now = progress.value();
    // At the end of a bounded input the windows that hold data close, and no empty ones follow.
    boolean inputEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
    for (long end = now.closedUntil() + windows.paneMs();
        end <= timestamp + 1;
        end += windows.paneMs()) {
      for (HeldCounts.Due<A> due : held.takeUntil(end)) {
        add(windows, due.paneStart(), due.counts(), now.closedUntil());
      }
      for (WindowRevisions.Revised revised : revisions.next()) {
        A again = windows.again(store, revised.window());
        reporter.report(revised.window(), revised.revision(), again);
      }
      for (PaneKey window : windows.close(store, end)) {
        if (!inputEnded || windows.startOf(window) <= now.newest()) {
          reporter.report(window, 0, store.sum(window.window()));
        }
      }
      now = now.closed(end);
    }
    revisions.forget(now.closedUntil() - windows.memoryMs());
    progress.update(now);
    String ended = reasonToEnd(series, now, windows, inputEnded);
    if (ended != null) {
      end(series, now, ended, out);
    } else if (inputEnded
        ? windows.reach(now.newest()) > now.closedUntil() || !held.isEmpty()
        : !isQuiet(series, now, windows)) {
      awaitNextStep(context, now, windows);
    }
  }

  private SeriesDefinition newer(SeriesDefinition known, SeriesDefinition arrived) {
    int knownRevision = monitors.of(known.definition().monitor()).revision();
    int arrivedRevision = monitors.of(arrived.definition().monitor()).revision();
    boolean replaces =
        arrivedRevision > knownRevision
            || arrivedRevision == knownRevision
                && arrived.definition().until() < known.definition().until();
    return replaces ? arrived.merged(known) : known.merged(arrived);
  }

  private void contribute(WindowCascade<A> windows, PaneCounts counts, Context context)
      throws Exception {
    SeriesProgress now =
        reaching(definition.value(), progress.value(), windows, counts.heldUntil());
    A sum = measurer.read(counts.counts());
    boolean holdsLater =
        counts.heldUntil() > counts.paneStart() && counts.heldUntil() >= now.closedUntil();
    if (holdsLater) {
      held.hold(counts.heldUntil(), counts.paneStart(), sum);
    } else {
      add(windows, counts.paneStart(), sum, now.closedUntil());
    }
    progress.update(now.contributed(counts.paneStart()));
    awaitNextStep(context, now, windows);
  }

  private void add(WindowCascade<A> windows, long paneStart, A sum, long closedUntil)
      throws Exception {
    revisions.change(windows.add(store, paneStart, sum, closedUntil));
  }

  private WindowReporter<A> reporter(
      SeriesDefinition series,
      WindowCascade<A> windows,
      OnTimerContext context,
      Collector<WindowReport> out) {
    boolean silence = TimeProgress.isBySilence(context.timerService().currentWatermark());
    return new WindowReporter<>(
        series,
        monitors.of(series.definition().monitor()),
        windows,
        measurer,
        silence ? ClosedBy.IDLE : ClosedBy.WATERMARK,
        out);
  }

  /** Why the series ends, empty when another takes its place, null while it goes on. */
  private String reasonToEnd(
      SeriesDefinition series, SeriesProgress now, WindowCascade<A> windows, boolean inputEnded) {
    long wholeUntil = inputEnded ? now.closedUntil() : now.closedUntil() - lateness;
    long until = series.definition().until();
    if (wholeUntil >= until || isQuiet(series, now, windows) && until < Long.MAX_VALUE) {
      return series.definition().last() ? "the monitor was deleted" : "";
    }
    return !isWhole(series) && isQuiet(series, now, windows)
        ? "no event for " + inWords(patience(series, windows))
        : null;
  }

  /**
   * Whether nothing was heard of the series for so long that nothing of it is left. A series ends
   * then; the one over everything sleeps: a gap of years in the events is told for a day, not for
   * years.
   */
  private boolean isQuiet(SeriesDefinition series, SeriesProgress now, WindowCascade<A> windows) {
    long last = Math.max(now.newest(), series.heard());
    return now.closedUntil() - last > patience(series, windows);
  }

  private long patience(SeriesDefinition series, WindowCascade<A> windows) {
    Duration patience = measurer.patience(monitors.of(series.definition().monitor()));
    return Math.max(patience.toMillis(), windows.memoryMs());
  }

  /** Where a series stands once an event of it is known: a sleeping one goes on at the event. */
  private SeriesProgress reaching(
      SeriesDefinition series, SeriesProgress now, WindowCascade<A> windows, long instant) {
    SeriesProgress there = SeriesProgress.startingAt(instant, windows.paneMs());
    if (isQuiet(series, now, windows) && there.closedUntil() > now.closedUntil()) {
      return new SeriesProgress(there.closedUntil(), false, now.newest());
    }
    boolean longAgo = now.closedUntil() - there.closedUntil() > patience(series, windows);
    return longAgo ? now : now.startingAt(there.closedUntil());
  }

  private static boolean isWhole(SeriesDefinition series) {
    return series.version().equals(Versions.ALL) && series.segment().equals(Segment.ALL);
  }

  private static String inWords(long milliseconds) {
    Duration time = Duration.ofMillis(milliseconds);
    return time.equals(Duration.ofDays(time.toDays()))
        ? time.toDays() == 1 ? "a day" : time.toDays() + " days"
        : time.toHours() + " hours";
  }

  private void end(
      SeriesDefinition series, SeriesProgress now, String reason, Collector<WindowReport> out) {
    definition.clear();
    progress.clear();
    revisions.clear();
    early.clear();
    held.clear();
    store.clear();
    if (!reason.isEmpty()) {
      long at = Math.min(now.closedUntil(), series.definition().until());
      out.collect(WindowReport.ended(series, at, reason, measurer.metrics()));
    }
  }

  private WindowCascade<A> windowsOf(SeriesDefinition series) {
    return new WindowCascade<>(monitors.of(series.definition().monitor()).windows(), lateness);
  }

  private void awaitNextStep(Context context, SeriesProgress now, WindowCascade<A> windows) {
    // The pane that ends at t is whole once the watermark says that nothing at t - 1 will come.
    context.timerService().registerEventTimeTimer(now.closedUntil() + windows.paneMs() - 1);
  }
}
