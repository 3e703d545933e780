package dev.plumbline.job.window.past;

import dev.plumbline.statistics.exact.Accumulator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What is kept of a series' past, in Flink's keyed state under names that never change. Of the
 * first N events: one sum for as long as the series, and the number of events at the end of each
 * pane for as long as a window that tells it can be revised. Of a trailing time: its panes for that
 * time and as long as a window can be revised beyond it, and one sum per window.
 *
 * @param <A> what is counted
 */
public final class PastState<A extends Accumulator<A>> {

  private static final ValueStateDescriptor<PastProgress> PROGRESS =
      new ValueStateDescriptor<>("past-progress", TypeInformation.of(PastProgress.class));
  private static final MapStateDescriptor<Long, byte[]> PANES =
      new MapStateDescriptor<>(
          "past-panes", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  private static final MapStateDescriptor<Integer, PastSum> SUMS =
      new MapStateDescriptor<>("past-sums", Types.INT, TypeInformation.of(PastSum.class));
  private static final MapStateDescriptor<Long, Long> EVENTS =
      new MapStateDescriptor<>("past-events", Types.LONG, Types.LONG);

  private final ValueState<PastProgress> progress;
  private final MapState<Long, byte[]> panes;
  private final MapState<Integer, PastSum> sums;
  private final MapState<Long, Long> events;
  private final Function<byte[], A> read;

  public PastState(RuntimeContext context, Function<byte[], A> read) {
    progress = context.getState(PROGRESS);
    panes = context.getMapState(PANES);
    sums = context.getMapState(SUMS);
    events = context.getMapState(EVENTS);
    this.read = read;
  }

  /** Null before the first pane. */
  public PastProgress progress() throws Exception {
    return progress.value();
  }

  void putProgress(PastProgress now) throws Exception {
    progress.update(now);
  }

  /** The pane that starts at an instant, or null. */
  A pane(long start) throws Exception {
    return restored(panes.get(start));
  }

  void putPane(long start, A counts) throws Exception {
    panes.put(start, counts.toBytes());
  }

  void removePanes(Predicate<Long> old) throws Exception {
    for (Long start : matching(panes.keys(), old)) {
      panes.remove(start);
    }
  }

  /** The sum that is kept for a window, or null. */
  PastSum sum(int window) throws Exception {
    return sums.get(window);
  }

  void putSum(int window, long from, long to, A counts) throws Exception {
    sums.put(window, new PastSum(from, to, counts == null ? null : counts.toBytes()));
  }

  void removeSums(Predicate<PastSum> old) throws Exception {
    for (Integer window : matching(sums.keys(), any -> true)) {
      if (old.test(sums.get(window))) {
        sums.remove(window);
      }
    }
  }

  A counts(PastSum sum) {
    return restored(sum.counts());
  }

  /** Notes how many events there were until the end of a pane. */
  void putEvents(long end, long count) throws Exception {
    events.put(end, count);
  }

  /** How many events there were until an instant. */
  long eventsUntil(long instant) throws Exception {
    long most = 0;
    for (Long end : events.keys()) {
      if (end <= instant) {
        most = Math.max(most, events.get(end));
      }
    }
    return most;
  }

  void removeEvents(Predicate<Long> old) throws Exception {
    for (Long end : matching(events.keys(), old)) {
      events.remove(end);
    }
  }

  public void clear() {
    progress.clear();
    panes.clear();
    sums.clear();
    events.clear();
  }

  private static <K> List<K> matching(Iterable<K> keys, Predicate<K> wanted) {
    List<K> matching = new ArrayList<>();
    for (K key : keys) {
      if (wanted.test(key)) {
        matching.add(key);
      }
    }
    return matching;
  }

  private A restored(byte[] bytes) {
    return bytes == null ? null : read.apply(bytes);
  }
}
