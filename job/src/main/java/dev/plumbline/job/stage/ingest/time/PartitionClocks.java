package dev.plumbline.job.stage.ingest.time;

import java.util.ArrayList;
import java.util.List;

/**
 * Event time of the partitions that one subtask reads. The watermark is that of the slowest
 * assigned partition that is not silent; lateness is judged against the event's own partition, in
 * offset order, so that it depends on neither parallelism nor the interleaving of partitions.
 *
 * <p>An event counts with the smaller of its own time and its record's timestamp, so a producer
 * whose clock runs ahead never closes a window early.
 */
public final class PartitionClocks {

  private static final long NO_EVENT = Long.MIN_VALUE;

  private static final class Clock {
    private final int partition;
    private long newest = NO_EVENT;
    private boolean assigned;
    private boolean silent;

    private Clock(int partition) {
      this.partition = partition;
    }

    private boolean isAwaited() {
      return assigned && !silent;
    }
  }

  private final long outOfOrderness;
  private final long allowedLateness;
  private final PerPartition<Clock> clocks = new PerPartition<>(Clock::new);

  /** How many partitions are awaited: with none, a silence has come to all. */
  private int awaited;

  private long lastArrival = NO_EVENT;
  private long earliest = Long.MAX_VALUE;

  public PartitionClocks(long outOfOrdernessMs, long allowedLatenessMs) {
    this.outOfOrderness = outOfOrdernessMs;
    this.allowedLateness = allowedLatenessMs;
  }

  /** Event time waits for this partition from now on. */
  public void assigned(int partition) {
    await(clocks.of(partition));
  }

  /** Event time does not wait for this partition until its next event. */
  public void silent(int partition) {
    Clock clock = clocks.of(partition);
    awaited -= clock.isAwaited() ? 1 : 0;
    clock.silent = true;
  }

  /** Notes an event and says how late it is. */
  public Lateness observe(int partition, long eventTime, long recordTimestamp) {
    Clock clock = clocks.of(partition);
    earliest = Math.min(earliest, eventTime);
    if (idle()) {
      endSilence();
    }
    await(clock);
    long before = clock.newest;
    long trusted = recordTimestamp < 0 ? eventTime : Math.min(eventTime, recordTimestamp);
    clock.newest = Math.max(before, trusted);
    if (before == NO_EVENT || eventTime >= before - outOfOrderness) {
      return Lateness.ON_TIME;
    }
    return eventTime >= before - outOfOrderness - allowedLateness
        ? Lateness.LATE
        : Lateness.TOO_LATE;
  }

  private void await(Clock clock) {
    if (!clock.isAwaited()) {
      clock.assigned = true;
      clock.silent = false;
      awaited++;
    }
  }

  /** When a silence ends, the other partitions may have as much to read. */
  private void endSilence() {
    awaited = 0;
    for (Clock clock : clocks.all()) {
      clock.silent = false;
      awaited += clock.assigned ? 1 : 0;
    }
  }

  /** Whether no assigned partition is waited for. */
  boolean idle() {
    return awaited == 0;
  }

  /**
   * Nothing on time will come at or before this instant; {@link Long#MIN_VALUE} while a partition
   * that is waited for has shown no event yet, or when none is waited for.
   */
  long watermark() {
    long slowest = Long.MAX_VALUE;
    for (Clock clock : clocks.all()) {
      if (clock.isAwaited()) {
        slowest = Math.min(slowest, clock.newest);
      }
    }
    return before(slowest == Long.MAX_VALUE ? NO_EVENT : slowest);
  }

  /** What the watermark would be if only the fastest assigned partition counted. */
  long furthest() {
    long fastest = NO_EVENT;
    for (Clock clock : clocks.all()) {
      if (clock.assigned) {
        fastest = Math.max(fastest, clock.newest);
      }
    }
    return before(fastest);
  }

  /** What the watermark would be if an event at this time were the newest. */
  long before(long time) {
    return time == NO_EVENT ? time : time - outOfOrderness - 1;
  }

  /**
   * What the checkpoint keeps.
   *
   * @param lastArrival when the last record came, epoch milliseconds of the wall clock
   */
  public List<PartitionTime> snapshot(long lastArrival) {
    List<PartitionTime> times = new ArrayList<>();
    for (Clock clock : clocks.all()) {
      if (clock.newest != NO_EVENT) {
        times.add(new PartitionTime(clock.partition, clock.newest, lastArrival, earliest));
      }
    }
    return times;
  }

  /** Takes over what any subtask knew; of two times for a partition the later one holds. */
  public void restore(Iterable<PartitionTime> times) {
    for (PartitionTime time : times) {
      Clock clock = clocks.of(time.partition());
      clock.newest = Math.max(clock.newest, time.newest());
      lastArrival = Math.max(lastArrival, time.lastArrival());
      earliest = Math.min(earliest, time.earliest());
    }
  }

  /** The smallest event time seen, also before a restart; {@link Long#MAX_VALUE} before any. */
  public long earliest() {
    return earliest;
  }

  /**
   * When the last record of any subtask came before the checkpoint, epoch milliseconds of the wall
   * clock; {@link Long#MIN_VALUE} when nothing was restored.
   */
  public long lastArrival() {
    return lastArrival;
  }
}
