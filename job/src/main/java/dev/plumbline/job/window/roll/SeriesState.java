package dev.plumbline.job.window.roll;

import dev.plumbline.job.window.past.PastState;
import dev.plumbline.job.window.state.EarlyCounts;
import dev.plumbline.job.window.state.HeldCounts;
import dev.plumbline.job.window.state.HeldPane;
import dev.plumbline.job.window.state.KeyedPanes;
import dev.plumbline.job.window.state.LaterChanges;
import dev.plumbline.job.window.state.RevisionsInForce;
import dev.plumbline.job.window.state.SeriesDefinitions;
import dev.plumbline.job.window.state.WindowRevisions;
import dev.plumbline.monitoring.control.ParsedMonitors;
import dev.plumbline.monitoring.measurement.CountsFormat;
import dev.plumbline.statistics.exact.Accumulator;
import java.io.IOException;
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
 * @param later held sums that are in their panes by now
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
    LaterChanges<A> later,
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
        new LaterChanges<>(context, format),
        new PastState<>(context, format::read));
  }

  /**
   * Adds a sum to its pane, and if that was closed, to the windows that it still revises: those
   * that ended since it holds.
   *
   * @param pane which pane it is added to, and since when it holds
   * @param closedUntil end of the last finest pane that was closed
   * @param tooLate counts sums that come too late for a window that was reported
   */
  void add(WindowCascade<A> windows, HeldPane pane, byte[] sum, long closedUntil, Counter tooLate)
      throws Exception {
    if (windows.missesWindows(pane.paneStart(), closedUntil)) {
      tooLate.inc();
    }
    revisions.change(windows.add(panes, pane.paneStart(), sum, pane.until(), closedUntil));
    if (pane.until() > pane.paneStart()) {
      later.note(pane, sum);
    }
  }

  /** How far the series has come. */
  SeriesProgress reached() throws IOException {
    SeriesProgress known = progress.value();
    return known == null ? SeriesProgress.UNBORN : known;
  }

  /**
   * Forgets a series that has ended, but not what is known of its next life.
   *
   * @param key the current key
   */
  void endLife(SeriesProgress now, String key) {
    if (now.hasMoreAhead()) {
      past.clear();
      revisions.clear();
    } else {
      clear(key);
    }
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
    later.clear();
    past.clear();
  }
}
