package dev.plumbline.job.window.roll;

import dev.plumbline.job.window.state.PaneKey;
import dev.plumbline.job.window.state.PaneStore;
import dev.plumbline.monitoring.monitor.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rolling windows at a cost that does not depend on their length. Each window keeps panes of its
 * own step and one running sum: when a pane is complete it is added to the sum, the pane that left
 * the window is taken back, and the complete pane is fed to the open pane of the next coarser
 * window.
 *
 * <p>5 min every 1, 1 h every 5 min and 1 d every 1 h so keep 5 + 12 + 24 panes, not the 1,440 of a
 * day in minutes.
 *
 * <p>The rules, by number in the code:
 *
 * <ol>
 *   <li>A contribution to a pane that is not complete waits in it.
 *   <li>A contribution to a pane that is complete goes to the running sum if the pane is still in
 *       the window, marks every window that was already closed over it as changed, and goes on to
 *       the next coarser window by the same rules.
 *   <li>Panes are kept for the allowed lateness beyond the window, so that a changed window can be
 *       added up again; an older window, of which panes are gone, is left as it was reported.
 * </ol>
 *
 * <p>A step costs two panes added to a sum from their bytes, however long the window is; panes are
 * read and written whole only when late counts change a closed one.
 *
 * @param <A> what is counted
 */
final class WindowCascade<A> {

  private final long[] sizes;
  private final long[] steps;
  private final long longest;
  private final long lateness;

  WindowCascade(List<WindowSpec> windows, long latenessMs) {
    sizes = windows.stream().mapToLong(window -> window.size().toMillis()).toArray();
    steps = windows.stream().mapToLong(window -> window.every().toMillis()).toArray();
    longest = Arrays.stream(sizes).max().orElseThrow(); // not always the one with the longest step
    lateness = latenessMs;
  }

  /** Length of the finest panes, in which contributions come. */
  long paneMs() {
    return steps[0];
  }

  /** When the finest pane that holds the instant begins. */
  long paneStart(long instant) {
    return Math.floorDiv(instant, steps[0]) * steps[0];
  }

  /** When the finest pane that holds the instant ends. */
  long paneEnd(long instant) {
    return paneStart(instant) + steps[0];
  }

  /**
   * Takes in a contribution to the finest pane that starts at {@code paneStart}.
   *
   * @param since windows that end at this instant or before keep what held at their end
   * @param closedUntil end of the last finest pane that was closed
   * @return the windows, closed before, that it changes, as (window, end)
   */
  List<PaneKey> add(PaneStore<A> store, long paneStart, byte[] counts, long since, long closedUntil)
      throws Exception {
    List<PaneKey> changed = new ArrayList<>();
    for (int window = 0; window < steps.length; window++) {
      long start = Math.floorDiv(paneStart, steps[window]) * steps[window];
      long closed = Math.floorDiv(closedUntil, steps[window]) * steps[window];
      if (start < oldestKept(window, closed)) {
        continue;
      }
      if (start + steps[window] > closed) {
        store.addToOpenPane(window, start, counts);
        return changed; // rule 1
      }
      store.addToClosedPane(window, start, counts);
      if (start >= closed - sizes[window]) { // rule 2
        store.addToSum(window, counts);
      }
      long lastEnd = Math.min(closed, start + sizes[window]);
      for (long end = start + steps[window]; end <= lastEnd; end += steps[window]) {
        boolean isKept = end - sizes[window] >= oldestKept(window, closed); // rule 3
        if (isKept && end > since) {
          changed.add(new PaneKey(window, end));
        }
      }
    }
    return changed;
  }

  /**
   * Closes the finest pane that ends at {@code end}, and every coarser one that ends there too.
   *
   * @return the windows that end there, as (window, end), finest first
   */
  List<PaneKey> close(PaneStore<A> store, long end) throws Exception {
    List<PaneKey> closed = new ArrayList<>();
    for (int window = 0; window < steps.length && end % steps[window] == 0; window++) {
      byte[] complete = store.closePane(window, end - steps[window]);
      if (complete != null) {
        store.addToSum(window, complete);
        if (window + 1 < steps.length) {
          long coarser = Math.floorDiv(end - steps[window], steps[window + 1]) * steps[window + 1];
          store.addToOpenPane(window + 1, coarser, complete);
        }
      }
      byte[] gone = store.pane(window, end - sizes[window] - steps[window]);
      if (gone != null) {
        store.takeFromSum(window, gone);
      }
      store.removePane(window, oldestKept(window, end) - steps[window]); // rule 3
      closed.add(new PaneKey(window, end));
    }
    return closed;
  }

  /**
   * The windows that were closed and can still be revised, of those that end in {@code (from,
   * until]}.
   *
   * @param closedUntil end of the last finest pane that was closed
   */
  List<PaneKey> closed(long from, long until, long closedUntil) {
    List<PaneKey> closed = new ArrayList<>();
    for (int window = 0; window < steps.length; window++) {
      long step = steps[window];
      long lastClosed = Math.floorDiv(closedUntil, step) * step;
      long firstKept = oldestKept(window, lastClosed) + sizes[window]; // rule 3
      long first = Math.max(firstKept, Math.floorDiv(from, step) * step + step);
      for (long end = first; end <= Math.min(until, lastClosed); end += step) {
        closed.add(new PaneKey(window, end));
      }
    }
    return closed;
  }

  /** Adds up a window that was closed before from its panes; null when there is nothing in it. */
  A again(PaneStore<A> store, PaneKey closed) throws Exception {
    int window = closed.window();
    return store.total(window, closed.instant() - sizes[window], closed.instant(), steps[window]);
  }

  /**
   * Whether a contribution comes too late for a window that was reported: it is not revised any
   * more.
   *
   * @param closedUntil end of the last finest pane that was closed
   */
  boolean missesWindows(long paneStart, long closedUntil) {
    // By rule 3 windows are revised that end at the lateness before the last close or after it.
    long firstEnd = Math.floorDiv(paneStart, steps[0]) * steps[0] + steps[0];
    return firstEnd - sizes[0] < oldestKept(0, closedUntil);
  }

  /** First instant of a window that ends at the given one. */
  long startOf(PaneKey closed) {
    return closed.instant() - sizes[closed.window()];
  }

  /** End of the last finest pane that no late event changes once the one at {@code end} closed. */
  long settled(long end) {
    return oldestKept(0, end) + sizes[0];
  }

  /** End of the last window that holds the pane that starts at {@code newest}. */
  long reach(long newest) {
    return newest == Long.MIN_VALUE ? newest : newest + longest + steps[0];
  }

  /** How long after its end a window can still be revised. */
  long revisableMs() {
    return 2 * steps[steps.length - 1] + lateness;
  }

  /** How long after its last event every trace of a series is gone. */
  long memoryMs() {
    // The lateness is rounded up to a step, and panes go when a step ends.
    return longest + 2 * steps[steps.length - 1] + lateness;
  }

  private long oldestKept(int window, long closed) {
    // Rounded up to a step: panes stand on multiples of it.
    long kept = -Math.floorDiv(-lateness, steps[window]) * steps[window];
    return closed - sizes[window] - kept;
  }
}
