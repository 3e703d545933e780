package dev.plumbline.job.window;

import dev.plumbline.statistics.Accumulator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;

/**
 * All that is kept of a series, in Flink's keyed state under names that never change: once it is
 * cleared, nothing of the series is left.
 *
 * @param definitions what to measure
 * @param revisionsInForce the revisions of its monitor
 * @param progress how far it has come
 * @param early counts that came before the definition
 * @param revisions closed windows that changed
 * @param panes panes and running sums
 * @param held sums whose time is yet to come
 * @param past what its windows are compared with
 * @param <A> what is counted
 */
record SeriesState<A extends Accumulator<A>>(
    SeriesDefinitions definitions,
    RevisionsInForce revisionsInForce,
    ValueState<SeriesProgress> progress,
    EarlyCounts early,
    WindowRevisions revisions,
    KeyedPanes<A> panes,
    HeldCounts<A> held,
    PastState<A> past) {

  private static final ValueStateDescriptor<SeriesProgress> PROGRESS =
      new ValueStateDescriptor<>("progress", TypeInformation.of(SeriesProgress.class));

  static <A extends Accumulator<A>> SeriesState<A> of(
      RuntimeContext context, ParsedMonitors monitors, CountsFormat<A> format) {
    return new SeriesState<>(
        new SeriesDefinitions(context),
        new RevisionsInForce(context, monitors),
        context.getState(PROGRESS),
        new EarlyCounts(context),
        new WindowRevisions(context),
        new KeyedPanes<>(context, format),
        new HeldCounts<>(context.getMapState(HeldCounts.DESCRIPTOR), format::read),
        new PastState<>(context, format::read));
  }

  /**
   * Adds a sum to its pane, and if that was closed, to the windows that it still revises.
   *
   * @param closedUntil end of the last finest pane that was closed
   * @param tooLate counts sums that come too late for a window that was told
   */
  void add(WindowCascade<A> windows, long paneStart, byte[] sum, long closedUntil, Counter tooLate)
      throws Exception {
    if (windows.missesWindows(paneStart, closedUntil)) {
      tooLate.inc();
    }
    revisions.change(windows.add(panes, paneStart, sum, closedUntil));
  }

  /**
   * Forgets a series.
   *
   * @param key the current key
   */
  void clear(String key) {
    definitions.remove(key);
    revisionsInForce.clear();
    progress.clear();
    early.clear();
    revisions.clear();
    panes.clear();
    held.clear();
    past.clear();
  }
}
