package dev.plumbline.job.window.roll;

import dev.plumbline.job.window.past.FirstEvents;
import dev.plumbline.job.window.past.OwnPast;
import dev.plumbline.job.window.past.PastProgress;
import dev.plumbline.job.window.past.PastState;
import dev.plumbline.job.window.past.TrailingTime;
import dev.plumbline.job.window.state.PaneKey;
import dev.plumbline.job.window.state.PaneStore;
import dev.plumbline.monitoring.measurement.Past;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.monitoring.monitor.Reference;
import dev.plumbline.statistics.exact.Accumulator;
import java.time.Duration;

/**
 * Feeds the settled panes of one series to the part of its past that its windows are compared with,
 * where its monitor asks for one.
 *
 * @param past null when windows are not compared with their own past
 * @param windows the series' windows
 * @param panes where their panes rest
 * @param state where the past rests
 * @param <A> what is counted
 */
record SeriesPast<A extends Accumulator<A>>(
    OwnPast<A> past, WindowCascade<A> windows, PaneStore<A> panes, PastState<A> state) {

  private static final long FORGET_EVERY_MS = Duration.ofHours(1).toMillis();

  static <A extends Accumulator<A>> SeriesPast<A> of(
      Reference reference,
      WindowMeasurer<A> measurer,
      WindowCascade<A> windows,
      SeriesState<A> state) {
    OwnPast<A> past = null;
    if (reference.first() != null) {
      past = new FirstEvents<>(state.past(), measurer::events, reference.first(), windows.paneMs());
    } else if (reference.trailing() != null) {
      past = new TrailingTime<>(state.past(), reference.trailing(), windows.paneMs());
    }
    return new SeriesPast<>(past, windows, state.panes(), state.past());
  }

  boolean isWanted() {
    return past != null;
  }

  /** Takes in the pane that settles when the one that ends at {@code end} closes. */
  void close(long end) throws Exception {
    if (past == null) {
      return;
    }
    long settled = windows.settled(end);
    if (!past.isComplete()) {
      PastProgress before = state.progress();
      long start = settled - windows.paneMs();
      A counts =
          before != null && before.until() > start
              ? null
              : panes.total(0, start, settled, windows.paneMs());
      if (counts != null) {
        past.settle(start, counts);
      }
    }
    if (Math.floorDiv(end, FORGET_EVERY_MS)
        > Math.floorDiv(end - windows.paneMs(), FORGET_EVERY_MS)) {
      past.forget(windows.settled(settled - windows.memoryMs()));
    }
  }

  /** What a window is compared with. */
  Past<A> of(PaneKey window) throws Exception {
    long settled = windows.settled(window.instant());
    return past.of(window.window(), windows.startOf(window), settled);
  }
}
