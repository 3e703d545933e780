package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.TimeProgress;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Tells the operators downstream how far event time has come.
 *
 * <p>While records come, the watermark is that of the {@link PartitionClocks}. When every partition
 * is silent it goes on to the newest event and the subtask counts as idle. When the silence lasts
 * longer than {@code idleFlush}, time goes on at the pace of the wall clock, so that open windows
 * close and {@code no_data} can fire in the night. Silence is what the source says it is: all read
 * and nothing new; an outage is not silence.
 *
 * <p>A silence ends with a record, at once, but event time stands still for a second more: the
 * other subtasks, silent as well, may have as much to read, and operators downstream wait only for
 * subtasks that have said so. Without that second the first subtask to read what a producer had
 * kept back would close windows that the others have events for. After a start this holds for all
 * that begin within the second; later Flink waits for a subtask only once its time has come as far
 * as that of the others had.
 */
final class TimeKeeper {

  private static final long INTERVAL_MS = 200;

  /** How long a subtask that was given no partition holds the others back after a start. */
  private static final long ASSIGNMENT_MS = 10_000;

  /**
   * How long event time stands still when a silence ends: several times what a fetch that waits for
   * more takes at most, so that every subtask with something to read can begin.
   */
  private static final long WAKING_MS = 1_000;

  private final PartitionClocks clocks;
  private final long idleFlush;
  private final ProcessingTimeService clock;
  private final Output<?> output;
  private final Runnable everyTick;

  private ScheduledFuture<?> schedule;
  private long started;
  private long lastArrival;
  private boolean hasArrived;
  private long wakingUntil = Long.MIN_VALUE;
  private long told = Long.MIN_VALUE;
  private boolean idle;
  private long lastOfInput = Long.MIN_VALUE;

  /**
   * A keeper of time.
   *
   * @param everyTick run before time is told, on the task's thread
   */
  TimeKeeper(
      PartitionClocks clocks,
      long idleFlushMs,
      ProcessingTimeService clock,
      Output<?> output,
      Runnable everyTick) {
    this.clocks = clocks;
    this.idleFlush = idleFlushMs;
    this.clock = clock;
    this.output = output;
    this.everyTick = everyTick;
  }

  void start() {
    started = clock.getCurrentProcessingTime();
    lastArrival = started;
    schedule = clock.scheduleWithFixedDelay(now -> tick(now), INTERVAL_MS, INTERVAL_MS);
  }

  void stop() {
    if (schedule != null) {
      schedule.cancel(false);
    }
  }

  /** Notes that a record came; when, to the next tick: the clock is dear, silences are long. */
  void arrived() {
    hasArrived = true;
    if (idle) {
      activate();
      wakingUntil = clock.getCurrentProcessingTime() + WAKING_MS;
    }
  }

  /**
   * The input is bounded, and no subtask reads a later event than this. So time ends at one place
   * for all, wherever a subtask's own part of the input ends.
   */
  void inputEndsWith(long eventTime) {
    lastOfInput = eventTime;
  }

  /** The input has ended: time comes as far as its last event allows, then every window closes. */
  void end() {
    stop();
    activate();
    if (lastOfInput > Long.MIN_VALUE) {
      tell(TimeProgress.byEvents(clocks.before(lastOfInput)));
    }
    tell(Long.MAX_VALUE);
  }

  private void tick(long now) {
    everyTick.run();
    if (hasArrived) {
      hasArrived = false;
      lastArrival = now;
    }
    if (now < wakingUntil) {
      return;
    }
    if (!clocks.idle()) {
      activate();
      tell(TimeProgress.byEvents(clocks.watermark()));
      return;
    }
    boolean waitsForPartitions = clocks.furthest() == Long.MIN_VALUE;
    if (waitsForPartitions && now - started < ASSIGNMENT_MS) {
      return;
    }
    long quiet = now - lastArrival;
    boolean goesOn = !waitsForPartitions && quiet >= idleFlush;
    long reached =
        goesOn
            ? TimeProgress.bySilence(clocks.furthest() + quiet)
            : TimeProgress.byEvents(clocks.furthest());
    if (reached > told) {
      activate();
      tell(reached);
    }
    if (!idle) {
      idle = true;
      output.emitWatermarkStatus(WatermarkStatus.IDLE);
    }
  }

  private void activate() {
    if (idle) {
      idle = false;
      output.emitWatermarkStatus(WatermarkStatus.ACTIVE);
    }
  }

  private void tell(long watermark) {
    if (watermark > told) {
      told = watermark;
      output.emitWatermark(new Watermark(watermark));
    }
  }
}
