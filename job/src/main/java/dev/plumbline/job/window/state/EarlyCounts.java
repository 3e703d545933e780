package dev.plumbline.job.window.state;

import dev.plumbline.job.wire.PaneCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.TimerService;

/**
 * Counts that came before the definition of their series, in Flink's keyed state, for an hour of
 * event time at most: then the timer that they set asks the owner to clear them.
 */
public final class EarlyCounts {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final ListStateDescriptor<PaneCounts> DESCRIPTOR =
      new ListStateDescriptor<>("early", PaneCounts.TYPE);

  private final ListState<PaneCounts> waiting;

  public EarlyCounts(RuntimeContext context) {
    waiting = context.getListState(DESCRIPTOR);
  }

  /** Lets counts wait that belong to an instant. */
  public void await(PaneCounts counts, long instant, TimerService timers) throws Exception {
    waiting.add(counts);
    long now = Math.max(timers.currentWatermark(), instant);
    timers.registerEventTimeTimer(Math.min(now, Long.MAX_VALUE - HOUR) + HOUR);
  }

  /** Hands over what waited, and forgets it. */
  public List<PaneCounts> take() throws Exception {
    List<PaneCounts> taken = new ArrayList<>();
    waiting.get().forEach(taken::add);
    waiting.clear();
    return taken;
  }

  public void clear() {
    waiting.clear();
  }
}
