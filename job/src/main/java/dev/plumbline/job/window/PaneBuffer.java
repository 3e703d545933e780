package dev.plumbline.job.window;

import dev.plumbline.job.event.PaneCounts;
import dev.plumbline.statistics.Accumulator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The panes that one subtask is counting in. Not thread-safe, not checkpointed: it is emptied
 * before every barrier.
 *
 * @param <A> what is counted
 */
public final class PaneBuffer<A extends Accumulator<A>> {

  private final Map<PaneId, A> panes = new HashMap<>();
  private boolean full;

  /** What was counted in a pane so far; {@code zero} makes a new one. */
  public A counts(PaneId pane, Supplier<A> zero) {
    return panes.computeIfAbsent(pane, absent -> zero.get());
  }

  int size() {
    return panes.size();
  }

  /** Asks that everything be handed over after this event, since something has grown large. */
  public void handOver() {
    full = true;
  }

  boolean isFull() {
    return full;
  }

  /** Hands over and forgets the panes that end no later than {@code end}. */
  void flush(long end, Consumer<PaneCounts> out) {
    full &= end < Long.MAX_VALUE;
    Iterator<Map.Entry<PaneId, A>> entries = panes.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<PaneId, A> entry = entries.next();
      if (entry.getKey().end() <= end) {
        entries.remove();
        if (!entry.getValue().isZero()) {
          out.accept(toCounts(entry.getKey(), entry.getValue()));
        }
      }
    }
  }

  private static <A extends Accumulator<A>> PaneCounts toCounts(PaneId pane, A counts) {
    return new PaneCounts(
        pane.model(),
        pane.version(),
        pane.segment(),
        pane.generation(),
        pane.reference(),
        pane.start(),
        pane.heldUntil(),
        counts.toBytes());
  }
}
