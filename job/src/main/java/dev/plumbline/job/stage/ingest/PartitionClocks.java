package dev.plumbline.job.stage.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Event time of the partitions that one subtask reads. The watermark is that of the slowest
 * assigned partition that is not silent; lateness is judged against the event's own partition, in
 * offset order, so that it depends on neither parallelism nor the interleaving of partitions.
 *
 * <p>An event counts with the smaller of its own time and its record's timestamp, so a producer
 * whose clock runs ahead never closes a window early.
 */
final class PartitionClocks {

  private final long outOfOrderness;
  private final long allowedLateness;
  private final Map<Integer, Long> newest = new HashMap<>();
  private final Set<Integer> assigned = new HashSet<>();
  private final Set<Integer> silent = new HashSet<>();

  PartitionClocks(long outOfOrdernessMs, long allowedLatenessMs) {
    this.outOfOrderness = outOfOrdernessMs;
    this.allowedLateness = allowedLatenessMs;
  }

  /** Event time waits for this partition from now on. */
  void assigned(int partition) {
    assigned.add(partition);
    silent.remove(partition);
  }

  /** Event time does not wait for this partition until its next event. */
  void silent(int partition) {
    silent.add(partition);
  }

  /** Notes an event and says how late it is. */
  Lateness observe(int partition, long eventTime, long recordTimestamp) {
    if (idle()) {
      silent.clear(); // when a silence ends, the other partitions may have as much to read
    }
    silent.remove(partition);
    assigned.add(partition);
    Long before = newest.get(partition);
    long trusted = recordTimestamp < 0 ? eventTime : Math.min(eventTime, recordTimestamp);
    if (before == null || trusted > before) {
      newest.put(partition, trusted);
    }
    if (before == null || eventTime >= before - outOfOrderness) {
      return Lateness.ON_TIME;
    }
    return eventTime >= before - outOfOrderness - allowedLateness
        ? Lateness.LATE
        : Lateness.TOO_LATE;
  }

  /** Whether no assigned partition is waited for. */
  boolean idle() {
    return silent.containsAll(assigned);
  }

  /**
   * Nothing on time will come at or before this instant; {@link Long#MIN_VALUE} while a partition
   * that is waited for has shown no event yet, or when none is waited for.
   */
  long watermark() {
    long slowest = Long.MAX_VALUE;
    for (int partition : assigned) {
      if (!silent.contains(partition)) {
        slowest = Math.min(slowest, newest.getOrDefault(partition, Long.MIN_VALUE));
      }
    }
    return before(slowest == Long.MAX_VALUE ? Long.MIN_VALUE : slowest);
  }

  /** What the watermark would be if only the fastest assigned partition counted. */
  long furthest() {
    long fastest = Long.MIN_VALUE;
    for (int partition : assigned) {
      fastest = Math.max(fastest, newest.getOrDefault(partition, Long.MIN_VALUE));
    }
    return before(fastest);
  }

  private long before(long time) {
    return time == Long.MIN_VALUE ? time : time - outOfOrderness - 1;
  }

  List<PartitionTime> snapshot() {
    List<PartitionTime> times = new ArrayList<>();
    newest.forEach((partition, time) -> times.add(new PartitionTime(partition, time)));
    return times;
  }

  /** Takes over what any subtask knew; of two times for a partition the later one holds. */
  void restore(Iterable<PartitionTime> times) {
    for (PartitionTime time : times) {
      newest.merge(time.partition(), time.newest(), Math::max);
    }
  }
}
