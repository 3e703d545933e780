package dev.plumbline.job.window.state;

import dev.plumbline.job.window.Tally;
import java.util.HashMap;
import java.util.Map;

/** Panes and sums in memory, by the plainest arithmetic. */
public final class ListedPanes implements PaneStore<Tally> {

  private final Map<PaneKey, Long> panes = new HashMap<>();
  private final Map<Integer, Long> sums = new HashMap<>();
  private long touches;

  /** How often anything was read or written. */
  public long touches() {
    return touches;
  }

  public long panesOf(int window) {
    return panes.keySet().stream().filter(pane -> pane.window() == window).count();
  }

  @Override
  public void addToOpenPane(int window, long start, byte[] counts) {
    touches++;
    panes.merge(new PaneKey(window, start), count(counts), Long::sum);
  }

  @Override
  public void addToClosedPane(int window, long start, byte[] counts) {
    addToOpenPane(window, start, counts);
  }

  @Override
  public byte[] closePane(int window, long start) {
    return pane(window, start);
  }

  @Override
  public byte[] pane(int window, long start) {
    touches++;
    Long pane = panes.get(new PaneKey(window, start));
    return pane == null ? null : new Tally(pane).toBytes();
  }

  @Override
  public boolean hasPane(int window, long start) {
    touches++;
    return panes.containsKey(new PaneKey(window, start));
  }

  @Override
  public void removePane(int window, long start) {
    touches++;
    panes.remove(new PaneKey(window, start));
  }

  @Override
  public void addToSum(int window, byte[] counts) {
    touches++;
    sums.merge(window, count(counts), Long::sum);
  }

  @Override
  public void takeFromSum(int window, byte[] counts) {
    touches++;
    sums.merge(window, -count(counts), Long::sum);
  }

  @Override
  public Tally sum(int window) {
    Long sum = sums.get(window);
    return sum == null ? null : new Tally(sum);
  }

  @Override
  public Tally total(int window, long from, long until, long step) {
    Tally total = null;
    for (long start = from; start < until; start += step) {
      Long pane = panes.get(new PaneKey(window, start));
      if (pane != null) {
        total = new Tally(pane + (total == null ? 0 : total.count()));
      }
    }
    return total;
  }

  private static long count(byte[] counts) {
    return Tally.fromBytes(counts).count();
  }
}
