package dev.plumbline.job.window;

import dev.plumbline.monitoring.monitor.Monitor;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Which revision of a series' monitor measures a window: the latest that took effect before the
 * window's end, whenever a later one was heard of. The last {@value #MOST} are kept, in Flink's
 * keyed state.
 */
final class RevisionsInForce {

  private static final int MOST = 4;

  private static final MapStateDescriptor<Integer, String> DESCRIPTOR =
      new MapStateDescriptor<>("monitor-revisions", Types.INT, Types.STRING);

  private final MapState<Integer, String> texts;

  RevisionsInForce(RuntimeContext context) {
    texts = context.getMapState(DESCRIPTOR);
  }

  /** Takes in a revision, and forgets the oldest. */
  void add(int revision, String text) throws Exception {
    texts.put(revision, text);
    List<Integer> known = sorted();
    for (int i = 0; i < known.size() - MOST; i++) {
      texts.remove(known.get(i));
    }
  }

  /** The revision that measures the windows that end at an instant. */
  Monitor at(long windowEnd, ParsedMonitors monitors) throws Exception {
    Monitor inForce = null;
    for (Integer revision : sorted()) {
      Monitor monitor = monitors.of(texts.get(revision));
      if (inForce == null || monitor.effectiveFrom().toEpochMilli() < windowEnd) {
        inForce = monitor;
      }
    }
    return inForce;
  }

  void clear() {
    texts.clear();
  }

  private List<Integer> sorted() throws Exception {
    List<Integer> known = new ArrayList<>();
    texts.keys().forEach(known::add);
    known.sort(null);
    return known;
  }
}
