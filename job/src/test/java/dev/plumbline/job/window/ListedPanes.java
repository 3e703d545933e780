package dev.plumbline.job.window;

import java.util.HashMap;
import java.util.Map;

/** Panes and sums in memory, copied in and out as keyed state does. */
final class ListedPanes implements PaneStore<Tally> {

  private final Map<PaneKey, Long> panes = new HashMap<>();
  private final Map<Integer, Long> sums = new HashMap<>();

  long panesOf(int window) {
    return panes.keySet().stream().filter(pane -> pane.window() == window).count();
  }

  @Override
  public Tally pane(int window, long start) {
    return tally(panes.get(new PaneKey(window, start)));
  }

  @Override
  public void putPane(int window, long start, Tally counts) {
    panes.put(new PaneKey(window, start), counts.count());
  }

  @Override
  public void removePane(int window, long start) {
    panes.remove(new PaneKey(window, start));
  }

  @Override
  public Tally sum(int window) {
    return tally(sums.get(window));
  }

  @Override
  public void putSum(int window, Tally counts) {
    sums.put(window, counts.count());
  }

  private static Tally tally(Long count) {
    return count == null ? null : new Tally(count);
  }
}
