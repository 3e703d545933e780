package dev.plumbline.job.window.state;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Which closed windows of a series have changed, and how often before, in Flink's keyed state. */
public final class WindowRevisions {

  private static final MapStateDescriptor<PaneKey, Integer> REVISIONS =
      new MapStateDescriptor<>("revisions", TypeInformation.of(PaneKey.class), Types.INT);
  private static final MapStateDescriptor<PaneKey, Boolean> CHANGED =
      new MapStateDescriptor<>("changed", TypeInformation.of(PaneKey.class), Types.BOOLEAN);

  /**
   * A window to be reported again.
   *
   * @param window the window, by its end
   * @param revision 1, 2, …
   */
  public record Revised(PaneKey window, int revision) {}

  private final MapState<PaneKey, Integer> revisions;
  private final MapState<PaneKey, Boolean> changed;

  public WindowRevisions(RuntimeContext context) {
    revisions = context.getMapState(REVISIONS);
    changed = context.getMapState(CHANGED);
  }

  /** Notes that windows have changed. */
  public void change(List<PaneKey> windows) throws Exception {
    for (PaneKey window : windows) {
      changed.put(window, true);
    }
  }

  /** The windows that changed since the last call, in order. */
  public List<Revised> next() throws Exception {
    List<PaneKey> again = new ArrayList<>();
    changed.keys().forEach(again::add);
    again.sort(PaneKey.IN_ORDER);
    List<Revised> revised = new ArrayList<>();
    for (PaneKey window : again) {
      Integer last = revisions.get(window);
      int revision = last == null ? 1 : last + 1;
      revisions.put(window, revision);
      revised.add(new Revised(window, revision));
    }
    changed.clear();
    return revised;
  }

  /** Forgets how often windows changed that ended before an instant. */
  public void forget(long before) throws Exception {
    List<PaneKey> old = new ArrayList<>();
    for (PaneKey window : revisions.keys()) {
      if (window.instant() < before) {
        old.add(window);
      }
    }
    for (PaneKey window : old) {
      revisions.remove(window);
    }
  }

  public void clear() {
    revisions.clear();
    changed.clear();
  }
}
