package dev.plumbline.job.window.past;

import dev.plumbline.monitoring.measurement.Past;
import dev.plumbline.statistics.exact.Accumulator;
import java.time.Instant;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * The first N events of a series: whole finest panes from its start until they hold at least N,
 * then never changed. Windows that start at the end of these panes or later are compared with them,
 * once late events can no longer change the last pane: with 10 minutes of allowed lateness and N
 * reached at 12:07, windows that start at 12:07 or later and end at 12:17 or later.
 *
 * @param <A> what is counted
 */
public final class FirstEvents<A extends Accumulator<A>> implements OwnPast<A> {

  private static final int ONLY_SUM = 0;

  private final PastState<A> state;
  private final ToLongFunction<A> eventsIn;
  private final long wanted;
  private final long paneMs;

  public FirstEvents(PastState<A> state, ToLongFunction<A> eventsIn, long wanted, long paneMs) {
    this.state = state;
    this.eventsIn = eventsIn;
    this.wanted = wanted;
    this.paneMs = paneMs;
  }

  @Override
  public boolean isComplete() throws Exception {
    PastProgress now = state.progress();
    return now != null && now.complete();
  }

  @Override
  public void settle(long paneStart, A counts) throws Exception {
    long end = paneStart + paneMs;
    PastProgress before = state.progress();
    long events = eventsIn.applyAsLong(counts);
    PastProgress now = PastProgress.after(before, paneStart, end, events, wanted);
    if (before != null) {
      counts.add(state.counts(state.sum(ONLY_SUM)));
    }
    state.putSum(ONLY_SUM, now.began(), end, counts);
    state.putEvents(end, now.events());
    state.putProgress(now);
  }

  @Override
  public Past<A> of(int window, long start, long settled) throws Exception {
    PastProgress now = state.progress();
    if (now == null || !now.complete() || now.until() > settled) {
      return Past.lacking(
          String.format(
              Locale.ROOT,
              "the reference is not complete: it has %,d of the first %,d events",
              state.eventsUntil(settled),
              wanted));
    }
    return start < now.until()
        ? Past.lacking(
            "the window is part of the reference, which ends at "
                + Instant.ofEpochMilli(now.until()))
        : Past.of(state.counts(state.sum(ONLY_SUM)));
  }

  @Override
  public void forget(long settled) throws Exception {
    long known = state.eventsUntil(settled);
    PastProgress now = state.progress();
    if (known > 0) {
      state.removeEvents(end -> end <= settled);
      state.putEvents(Math.min(settled, now.until()), known);
    }
  }
}
