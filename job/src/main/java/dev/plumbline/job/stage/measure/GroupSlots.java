package dev.plumbline.job.stage.measure;

import dev.plumbline.job.event.PredictionGroup;
import dev.plumbline.job.window.HeldSlot;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.statistics.Counted;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The series that predictions of a group count in: of its version and of all, each over all
 * segments and in every one of its own. The join gives the same group again and again, so its
 * series are looked up by identity; another instance only costs that they are made once more.
 *
 * <p>Not thread-safe, not checkpointed.
 *
 * @param <A> what is counted
 */
final class GroupSlots<A extends Counted> {

  private static final int MOST = 10_000;

  private final Supplier<A> zero;
  private final Map<PredictionGroup, List<HeldSlot<A>>> known = new IdentityHashMap<>();

  GroupSlots(Supplier<A> zero) {
    this.zero = zero;
  }

  List<HeldSlot<A>> of(PredictionGroup group) {
    List<HeldSlot<A>> slots = known.get(group);
    if (slots == null) {
      if (known.size() >= MOST) {
        known.clear();
      }
      slots = slots(group);
      known.put(group, slots);
    }
    return slots;
  }

  private List<HeldSlot<A>> slots(PredictionGroup group) {
    List<HeldSlot<A>> slots = new ArrayList<>();
    for (String version : group.terms().versions().seriesOf(group.version())) {
      slots.add(slot(group, version, Segment.ALL));
      for (String segment : group.segments()) {
        slots.add(slot(group, version, segment));
      }
    }
    return slots;
  }

  private HeldSlot<A> slot(PredictionGroup group, String version, String segment) {
    return new HeldSlot<>(
        group.model(), version, segment, group.generation(), group.terms().paneMs(), zero);
  }
}
