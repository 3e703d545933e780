package dev.plumbline.job.window;

import dev.plumbline.job.event.PaneCounts;
import dev.plumbline.statistics.Counted;

/** A pane that a subtask is counting in, until it is handed over. */
final class OpenPane<A extends Counted> {

  private final PaneId id;
  private final A counts;
  private long bytes;
  private boolean open = true;

  OpenPane(PaneId id, A counts) {
    this.id = id;
    this.counts = counts;
  }

  A counts() {
    return counts;
  }

  long end() {
    return id.end();
  }

  /** Whether it is still counted in, and holds the instant. */
  boolean takes(long instant) {
    return open && instant >= id.start() && instant < id.end();
  }

  /** Whether it is still counted in, and is this one of its series. */
  boolean is(long start, long end, long heldUntil) {
    return open && start == id.start() && end == id.end() && heldUntil == id.heldUntil();
  }

  /** What it is known to occupy in memory. */
  long bytes() {
    return bytes;
  }

  void occupy(long more) {
    bytes += more;
  }

  /** Nothing is counted in it any more. */
  PaneCounts handOver() {
    open = false;
    return new PaneCounts(
        id.model(),
        id.version(),
        id.segment(),
        id.generation(),
        id.reference(),
        id.start(),
        id.heldUntil(),
        counts.toBytes());
  }
}
