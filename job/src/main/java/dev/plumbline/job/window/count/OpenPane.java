package dev.plumbline.job.window.count;

import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.statistics.exact.Counted;

/** A pane that a subtask is counting in, until it is handed over. */
final class OpenPane<A extends Counted> {

  private final PaneId id;
  private A counts;
  private long bytes;

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
    return counts != null && instant >= id.start() && instant < id.end();
  }

  /** Whether it is still counted in, and is this one of its series. */
  boolean is(long start, long end, long heldUntil, long period) {
    return counts != null
        && start == id.start()
        && end == id.end()
        && heldUntil == id.heldUntil()
        && period == id.admission().period();
  }

  /** What it is known to occupy in memory. */
  long bytes() {
    return bytes;
  }

  void occupy(long more) {
    bytes += more;
  }

  /** Nothing is counted in it any more, nor kept of it, though somebody may remember it. */
  PaneCounts handOver() {
    byte[] counted = counts.toBytes();
    counts = null;
    return new PaneCounts(
        id.model(),
        id.version(),
        id.segment(),
        id.generation(),
        id.reference(),
        id.start(),
        id.heldUntil(),
        counted,
        id.admission());
  }
}
