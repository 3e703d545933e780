package dev.plumbline.job.window.past;

import dev.plumbline.monitoring.measurement.Past;
import dev.plumbline.monitoring.monitor.Reference;
import dev.plumbline.statistics.exact.Accumulator;
import java.time.Duration;

/**
 * The time D before a window, in panes of an hour, or a little more where the finest step is no
 * part of an hour: [t − D, t) with t the pane's edge at or before the window's start. For a window
 * that is shorter than the allowed lateness, t is the edge at or before the last instant that late
 * events can no longer change. With D = 7 d a window from Monday 12:34 is compared with the panes
 * from the Monday before, 12:00, to this Monday, 12:00.
 *
 * <p>It is complete when the series' first event lies in its first pane or before.
 *
 * @param <A> what is counted
 */
public final class TrailingTime<A extends Accumulator<A>> implements OwnPast<A> {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final PastState<A> state;
  private final long length;
  private final long finestMs;
  private final long paneMs;

  public TrailingTime(PastState<A> state, Duration length, long finestMs) {
    this.state = state;
    this.length = length.toMillis();
    this.finestMs = finestMs;
    this.paneMs = Reference.paneOf(Duration.ofMillis(finestMs)).toMillis();
  }

  @Override
  public boolean isComplete() {
    return false;
  }

  @Override
  public void settle(long paneStart, A counts) throws Exception {
    PastProgress before = state.progress();
    state.putProgress(
        PastProgress.after(before, paneStart, paneStart + finestMs, 0, Long.MAX_VALUE));
    long start = edge(paneStart);
    A pane = state.pane(start);
    if (pane != null) {
      counts.add(pane);
    }
    state.putPane(start, counts);
  }

  @Override
  public Past<A> of(int window, long start, long settled) throws Exception {
    long to = edge(Math.min(start, settled));
    long from = to - length;
    PastProgress now = state.progress();
    long began = now == null ? to : Math.min(to, edge(now.began()));
    if (began > from) {
      return Past.lacking(
          "the reference is not complete: it has %d of the %d hours before the window"
              .formatted((to - began) / HOUR, length / HOUR));
    }
    return Past.of(sum(window, from, to));
  }

  @Override
  public void forget(long settled) throws Exception {
    long oldest = edge(settled) - length;
    state.removePanes(start -> start < oldest);
    state.removeSums(sum -> sum.from() < oldest);
  }

  /** From the last sum of this kind of window: what came is added, what went is taken back. */
  private A sum(int window, long from, long to) throws Exception {
    PastSum last = state.sum(window);
    if (last == null || last.to() <= from) {
      return kept(window, from, to, plus(null, from, to));
    }
    if (last.to() > to) {
      return plus(null, from, to); // a revision
    }
    A sum = state.counts(last);
    if (last.to() == to) {
      return sum;
    }
    A grown = plus(sum, last.to(), to);
    for (long start = last.from(); start < from; start += paneMs) {
      A gone = state.pane(start);
      if (gone != null) {
        grown.takeBack(gone);
      }
    }
    return kept(window, from, to, grown);
  }

  private A kept(int window, long from, long to, A sum) throws Exception {
    state.putSum(window, from, to, sum);
    return sum;
  }

  private A plus(A sum, long from, long to) throws Exception {
    A whole = sum;
    for (long start = from; start < to; start += paneMs) {
      A pane = state.pane(start);
      if (whole == null) {
        whole = pane;
      } else if (pane != null) {
        whole.add(pane);
      }
    }
    return whole;
  }

  private long edge(long instant) {
    return Math.floorDiv(instant, paneMs) * paneMs;
  }
}
