package dev.plumbline.job.stage.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The last {@value #MOST} revisions of a series' monitor that were heard of, in Flink's keyed
 * state, and which of them judges a window: the latest that took effect before the window's end.
 */
final class KnownRevisions {

  static final int MOST = 4;

  private static final MapStateDescriptor<Integer, String> DESCRIPTOR =
      new MapStateDescriptor<>("monitor-revisions", Types.INT, Types.STRING);

  private final MapState<Integer, String> texts;
  private final Judges judges = new Judges();

  KnownRevisions(RuntimeContext context) {
    texts = context.getMapState(DESCRIPTOR);
  }

  /** Takes in a revision, forgets the oldest, and returns the judge of the one taken in. */
  Judge add(String text) throws Exception {
    Judge judge = judges.of(text);
    texts.put(judge.monitor().revision(), text);
    List<Integer> known = sorted();
    for (int i = 0; i < known.size() - MOST; i++) {
      texts.remove(known.get(i));
    }
    return judge;
  }

  /** Whether nothing was heard of this revision yet, rather than so long ago that it is gone. */
  boolean isToCome(int revision) throws Exception {
    if (texts.contains(revision)) {
      return false;
    }
    List<Integer> known = sorted();
    return known.size() < MOST || known.get(0) < revision;
  }

  /** Whether no later revision is known. */
  boolean isNewest(int revision) throws Exception {
    return sorted().stream().allMatch(known -> known <= revision);
  }

  /** A change of rules only judges windows that end after it took effect. */
  Judge inForce(long windowEnd) throws Exception {
    Judge inForce = null;
    for (Integer revision : sorted()) {
      Judge judge = of(revision);
      if (inForce == null || judge.monitor().effectiveFrom().toEpochMilli() < windowEnd) {
        inForce = judge;
      }
    }
    return inForce;
  }

  Judge of(int revision) throws Exception {
    return judges.of(texts.get(revision));
  }

  boolean isEmpty() throws Exception {
    return texts.isEmpty();
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
