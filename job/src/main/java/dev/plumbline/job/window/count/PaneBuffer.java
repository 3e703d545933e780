package dev.plumbline.job.window.count;

import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.statistics.exact.Counted;
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
public final class PaneBuffer<A extends Counted> {

  static final int MOST_PANES = 5_000; // some 35 KB each where scores are counted

  /** 128 MB, or a sixteenth of a small heap. */
  private static final long MOST_BYTES =
      Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 16);

  private final Map<PaneId, OpenPane<A>> panes = new HashMap<>();
  private final long mostBytes;
  private long bytes;
  private long earliestEnd = Long.MAX_VALUE;
  private boolean full;

  PaneBuffer() {
    this(MOST_BYTES);
  }

  PaneBuffer(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** A pane that is counted in; {@code zero} makes the counts of a new one. */
  OpenPane<A> open(PaneId id, Supplier<A> zero) {
    OpenPane<A> pane = panes.get(id);
    if (pane == null) {
      pane = new OpenPane<>(id, zero.get());
      panes.put(id, pane);
      earliestEnd = Math.min(earliestEnd, id.end());
    }
    return pane;
  }

  void occupy(long more) {
    bytes += more;
  }

  /** Asks that everything be handed over after this event, since something has grown large. */
  public void handOver() {
    full = true;
  }

  /** Whether everything is to be handed over now. */
  boolean isFull() {
    return full || bytes > mostBytes || panes.size() > MOST_PANES;
  }

  /** Hands over and forgets the panes that end no later than {@code end}. */
  void flush(long end, Consumer<PaneCounts> out) {
    full &= end < Long.MAX_VALUE;
    if (end < earliestEnd) {
      return; // as nearly every watermark
    }
    earliestEnd = Long.MAX_VALUE;
    Iterator<OpenPane<A>> each = panes.values().iterator();
    while (each.hasNext()) {
      OpenPane<A> pane = each.next();
      if (pane.end() > end) {
        earliestEnd = Math.min(earliestEnd, pane.end());
      } else {
        each.remove();
        bytes -= pane.bytes();
        handOver(pane, out);
      }
    }
  }

  private static <A extends Counted> void handOver(OpenPane<A> pane, Consumer<PaneCounts> out) {
    boolean zero = pane.counts().isZero();
    PaneCounts counts = pane.handOver();
    if (!zero) {
      out.accept(counts);
    }
  }
}
