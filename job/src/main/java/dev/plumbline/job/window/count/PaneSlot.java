package dev.plumbline.job.window.count;

import dev.plumbline.statistics.exact.Counted;
import java.util.function.Supplier;

/**
 * Where one series counts: it remembers the pane it counted in last, so that an event which belongs
 * to the same pane, as nearly all do, costs a few comparisons and no look-up by the pane's eight
 * fields.
 *
 * <p>Not thread-safe, not checkpointed.
 *
 * @param <A> what is counted
 */
public final class PaneSlot<A extends Counted> {

  private final CountedSeries series;
  private final Supplier<A> zero;
  private OpenPane<A> pane;

  /**
   * A slot that counted nothing yet.
   *
   * @param zero counts of nothing
   */
  public PaneSlot(CountedSeries series, Supplier<A> zero) {
    this.series = series;
    this.zero = zero;
  }

  /** What was counted so far in the pane that holds the instant. */
  public A counts(long instant, PaneBuffer<A> panes) {
    if (pane == null || !pane.takes(instant)) {
      pane = panes.open(series.paneHolding(instant), zero);
    }
    return pane.counts();
  }

  /** Says that the counts last asked for occupy so many bytes more than before. */
  public void occupy(long bytes, PaneBuffer<A> panes) {
    pane.occupy(bytes);
    panes.occupy(bytes);
  }
}
