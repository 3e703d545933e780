package dev.plumbline.job.stage.measure;

import dev.plumbline.job.window.count.HeldSlot;
import dev.plumbline.monitoring.event.PredictionGroup;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.statistics.exact.Counted;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The series that predictions of a group count in: of its version and of all, each over all
 * segments and in every one of its own. The join gives the same group again and again, so its
 * series are looked up by identity; another instance only costs that they are made once more, and
 * so does another generation: after a change of the monitor nearly all labels are of the new one.
 *
 * <p>Not thread-safe, not checkpointed.
 *
 * @param <A> what is counted
 */
final class GroupSlots<A extends Counted> {

  private static final int MOST = 10_000;

  private record InGeneration<A extends Counted>(int generation, List<HeldSlot<A>> slots) {}

  private final Supplier<A> zero;
  private final Map<PredictionGroup, InGeneration<A>> known = new IdentityHashMap<>();

  GroupSlots(Supplier<A> zero) {
    this.zero = zero;
  }

  /** The series of a group in a generation. */
  List<HeldSlot<A>> of(PredictionGroup group, int generation) {
    InGeneration<A> last = known.get(group);
    if (last == null || last.generation() != generation) {
      if (known.size() >= MOST) {
        known.clear();
      }
      last = new InGeneration<>(generation, slots(group, generation));
      known.put(group, last);
    }
    return last.slots();
  }

  private List<HeldSlot<A>> slots(PredictionGroup group, int generation) {
    List<HeldSlot<A>> slots = new ArrayList<>();
    for (String version : group.terms().versions().seriesOf(group.version())) {
      slots.add(slot(group, generation, version, Segment.ALL));
      for (String segment : group.segments()) {
        slots.add(slot(group, generation, version, segment));
      }
    }
    return slots;
  }

  private HeldSlot<A> slot(PredictionGroup group, int generation, String version, String segment) {
    return new HeldSlot<>(
        group.model(), version, segment, generation, group.terms().paneMs(), zero);
  }
}
