package dev.plumbline.job.window.state;

import dev.plumbline.monitoring.control.ParsedMonitors;
import dev.plumbline.monitoring.control.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Which revision of a series' monitor measures and judges a window: the latest that took effect
 * before the window's end, whenever a later one was heard of. The last {@value #MOST} are kept, in
 * Flink's keyed state.
 */
public final class RevisionsInForce {

  /** How many revisions are kept. */
  public static final int MOST = 4;

  private static final MapStateDescriptor<Integer, String> DESCRIPTOR =
      new MapStateDescriptor<>("monitor-revisions", Types.INT, Types.STRING);

  private final MapState<Integer, String> texts;
  private final ParsedMonitors monitors;

  /** Of the series whose key is in force in this context. */
  public RevisionsInForce(RuntimeContext context, ParsedMonitors monitors) {
    this.texts = context.getMapState(DESCRIPTOR);
    this.monitors = monitors;
  }

  /** Takes in a revision, and forgets the oldest. */
  public void add(String text) throws Exception {
    texts.put(monitors.of(text).revision(), text);
    List<Integer> known = sorted();
    for (int i = 0; i < known.size() - MOST; i++) {
      texts.remove(known.get(i));
    }
  }

  /** Text of the revision for windows that end at an instant; before all, the earliest known. */
  public String at(long windowEnd) throws Exception {
    Timeline<String> timeline = new Timeline<>();
    List<Integer> known = sorted();
    for (Integer revision : known) {
      String text = texts.get(revision);
      timeline.add(monitors.of(text).effectiveFrom().toEpochMilli(), text);
    }
    String inForce = timeline.atEndOf(windowEnd);
    return inForce != null || known.isEmpty() ? inForce : texts.get(known.get(0));
  }

  /** Text of a revision that is known. */
  public String of(int revision) throws Exception {
    return texts.get(revision);
  }

  /** Whether nothing was heard of this revision yet, rather than so long ago that it is gone. */
  public boolean isToCome(int revision) throws Exception {
    if (texts.contains(revision)) {
      return false;
    }
    List<Integer> known = sorted();
    return known.size() < MOST || known.get(0) < revision;
  }

  /** Whether no later revision is known. */
  public boolean isNewest(int revision) throws Exception {
    return sorted().stream().allMatch(known -> known <= revision);
  }

  /** Whether no revision is known. */
  public boolean isEmpty() throws Exception {
    return texts.isEmpty();
  }

  /** Forgets all. */
  public void clear() {
    texts.clear();
  }

  private List<Integer> sorted() throws Exception {
    List<Integer> known = new ArrayList<>();
    texts.keys().forEach(known::add);
    known.sort(null);
    return known;
  }
}
