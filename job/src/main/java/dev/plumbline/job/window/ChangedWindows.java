package dev.plumbline.job.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;

/**
 * The windows of a series that were closed and have changed since, in Flink's keyed state: which
 * wait to be told again, and how often each was. Kept as long as such a window can change again.
 */
final class ChangedWindows {

  private final MapState<PaneKey, Boolean> changed;
  private final MapState<PaneKey, Integer> revisions;

  ChangedWindows(MapState<PaneKey, Boolean> changed, MapState<PaneKey, Integer> revisions) {
    this.changed = changed;
    this.revisions = revisions;
  }

  /** Notes that windows, already told, changed. */
  void mark(List<PaneKey> windows) throws Exception {
    for (PaneKey window : windows) {
      changed.put(window, true);
    }
  }

  /** The windows to be told again, oldest first, which from now on count as told. */
  List<PaneKey> due() throws Exception {
    List<PaneKey> due = new ArrayList<>();
    changed.keys().forEach(due::add);
    due.sort(PaneKey.IN_ORDER);
    changed.clear();
    return due;
  }

  /** The next revision of a window: 1, 2, …. */
  int nextRevision(PaneKey window) throws Exception {
    Integer last = revisions.get(window);
    int next = last == null ? 1 : last + 1;
    revisions.put(window, next);
    return next;
  }

  /** Forgets windows that ended before the instant. */
  void forgetBefore(long instant) throws Exception {
    List<PaneKey> old = new ArrayList<>();
    for (Map.Entry<PaneKey, Integer> revised : revisions.entries()) {
      if (revised.getKey().instant() < instant) {
        old.add(revised.getKey());
      }
    }
    for (PaneKey window : old) {
      revisions.remove(window);
    }
  }

  void clear() {
    changed.clear();
    revisions.clear();
  }
}
