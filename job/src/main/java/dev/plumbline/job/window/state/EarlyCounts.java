package dev.plumbline.job.window.state;

import dev.plumbline.job.wire.PaneCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.streaming.api.TimerService;

/**
 * Counts that came before the definition of their series, in Flink's keyed state.
 *
 * <p>They wait for as long as the definition may: it is held until the version is admitted, at the
 * end of the pane of its predictions; that of later ones until the next end of a pane; and for an
 * hour more, since one subtask is ahead of another. So with panes of six hours, counts of [06:00,
 * 12:00) wait until 19:00 of event time. Then nobody asks for them any more: the timer that they
 * set asks the owner to forget what is due. Each waits for itself, whatever came before it.
 */
public final class EarlyCounts {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final MapStateDescriptor<Long, List<PaneCounts>> DESCRIPTOR =
      new MapStateDescriptor<>("early-counts", Types.LONG, new ListTypeInfo<>(PaneCounts.TYPE));

  /** By the instant until which they wait, epoch milliseconds. */
  private final MapState<Long, List<PaneCounts>> waiting;

  public EarlyCounts(RuntimeContext context) {
    waiting = context.getMapState(DESCRIPTOR);
  }

  /** Lets counts wait for their definition. */
  public void await(PaneCounts counts, TimerService timers) throws Exception {
    long until = untilDefined(counts, timers.currentWatermark());
    List<PaneCounts> known = waiting.get(until);
    List<PaneCounts> more = known == null ? new ArrayList<>() : new ArrayList<>(known);
    more.add(counts);
    waiting.put(until, more);
    timers.registerEventTimeTimer(until);
  }

  private static long untilDefined(PaneCounts counts, long watermark) {
    long reported = Math.max(counts.heldUntil(), counts.admission().decidedAt());
    long patience = counts.admission().paneMs() + HOUR;
    return Math.min(Math.max(watermark, reported), Long.MAX_VALUE - patience) + patience;
  }

  /** Hands over what waited, and forgets it. */
  public List<PaneCounts> take() throws Exception {
    List<PaneCounts> taken = new ArrayList<>();
    for (List<PaneCounts> each : waiting.values()) {
      taken.addAll(each);
    }
    waiting.clear();
    return taken;
  }

  /** Forgets what waited until an instant that event time has reached. */
  public void forget(long reached) throws Exception {
    List<Long> due = new ArrayList<>();
    for (Long until : waiting.keys()) {
      if (until <= reached) {
        due.add(until);
      }
    }
    for (Long until : due) {
      waiting.remove(until);
    }
  }

  public void clear() {
    waiting.clear();
  }
}
