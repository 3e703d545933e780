package dev.plumbline.job.stage.ingest.time;

import dev.plumbline.job.event.TimeProgress;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Emits the operators downstream how far event time has come.
 *
 * <p>While records come, the watermark is that of the {@link PartitionClocks}. When every partition
 * is silent it goes on to the newest event and the subtask counts as idle. When all subtasks are
 * silent, and for longer than {@code idleFlush}, time goes on at the pace of the wall clock, so
 * that open windows close and {@code no_data} can fire in the night: from the last record of all,
 * also when the job was started anew since. Silence is what the source says it is: all read and
 * nothing new; an outage is not silence.
 *
 * <p>A silence ends with a record. Then all subtasks wake, and event time stands still until each
 * partition has something new or was silent for the {@code waking}: the others may have as much to
 * read, and the first to read what a producer had kept back must not close windows that the others
 * have events for. How they agree says {@link SilenceAgreement}.
 */
public final class TimeKeeper {

  private static final long INTERVAL_MS = 200;

  /** How long a subtask that was given no partition holds the others back after a start. */
  private static final long ASSIGNMENT_MS = 10_000;

  private enum Phase {
    /** Time is that of its partitions. */
    AWAKE,
    /** All its partitions are silent, and the others know. */
    SILENT,
    /** It has woken and time stands still until all have. */
    WAKING
  }

  private final PartitionClocks clocks;
  private final IngestSettings settings;
  private final ProcessingTimeService clock;
  private final Output<?> output;
  private final Runnable everyTick;
  private final Consumer<SubtaskTime> others;

  private ScheduledFuture<?> schedule;
  private long started;
  private long lastArrival;
  private long newestAppended = Long.MIN_VALUE;
  private boolean hasArrived;
  private Phase phase = Phase.AWAKE;
  private CommonTime.AllSilent silence;
  private long awaitsAllUntil = Long.MIN_VALUE;
  private long emitted = Long.MIN_VALUE;
  private boolean idle;
  private long lastOfInput = Long.MIN_VALUE;

  /**
   * A keeper of time.
   *
   * @param everyTick run before time is emitted, on the task's thread
   * @param others takes what the other subtasks have to know
   */
  public TimeKeeper(
      PartitionClocks clocks,
      IngestSettings settings,
      ProcessingTimeService clock,
      Output<?> output,
      Runnable everyTick,
      Consumer<SubtaskTime> others) {
    this.clocks = clocks;
    this.settings = settings;
    this.clock = clock;
    this.output = output;
    this.everyTick = everyTick;
    this.others = others;
  }

  /**
   * Begins to tell time.
   *
   * @param knownArrival when the last record came before the job was started anew, epoch
   *     milliseconds; {@link Long#MIN_VALUE} when that is not known
   */
  public void start(long knownArrival) {
    started = clock.getCurrentProcessingTime();
    lastArrival = Math.min(started, knownArrival);
    schedule = clock.scheduleWithFixedDelay(now -> tick(now), INTERVAL_MS, INTERVAL_MS);
  }

  public void stop() {
    if (schedule != null) {
      schedule.cancel(false);
    }
  }

  /**
   * Notes that a record came; when, to the next tick: the clock is dear, silences are long.
   *
   * @param appendedAt when the broker took it, by its clock, epoch milliseconds; {@link
   *     Long#MAX_VALUE} when nobody knows, then it came now
   */
  public void arrived(long appendedAt) {
    hasArrived = true;
    if (appendedAt > newestAppended) {
      newestAppended = appendedAt;
    }
    if (phase == Phase.SILENT) {
      wake();
    }
  }

  /**
   * When the last record came, epoch milliseconds of the wall clock; {@link Long#MIN_VALUE} before
   * the first.
   */
  public long lastArrival() {
    noteArrival(clock.getCurrentProcessingTime());
    return lastArrival;
  }

  /** What all subtasks agreed on. */
  public void hear(CommonTime news) {
    if (news instanceof CommonTime.AllSilent all) {
      silence = all;
    } else if (news instanceof CommonTime.SilenceEnded) {
      wake();
    } else if (news instanceof CommonTime.GoOn goOn && phase == Phase.WAKING) {
      phase = Phase.AWAKE;
      emit(goOn.reached());
      awaitsAllUntil =
          goOn.reached() == Long.MIN_VALUE
              ? Long.MIN_VALUE
              : clock.getCurrentProcessingTime() + settings.waking().toMillis();
    }
  }

  /**
   * The input is bounded, and no subtask reads a later event than this. So time ends at one place
   * for all, wherever a subtask's own part of the input ends.
   */
  public void inputEndsWith(long eventTime) {
    lastOfInput = eventTime;
  }

  /** The input has ended: time comes as far as its last event allows, then every window closes. */
  public void end() {
    stop();
    activate();
    if (lastOfInput > Long.MIN_VALUE) {
      emit(TimeProgress.byEvents(clocks.before(lastOfInput)));
    }
    emit(Long.MAX_VALUE);
  }

  private void tick(long now) {
    everyTick.run();
    noteArrival(now);
    if (phase == Phase.SILENT && !clocks.idle()) {
      wake(); // a partition was added
    }
    if (phase == Phase.WAKING) {
      return;
    }
    if (!clocks.idle()) {
      activate();
      emit(TimeProgress.byEvents(clocks.watermark()));
      return;
    }
    if (settings.bounded()) {
      return; // its end follows; the others may have ended, and nobody that has can be agreed with
    }
    boolean waitsForPartitions = clocks.furthest() == Long.MIN_VALUE;
    if (now < awaitsAllUntil || waitsForPartitions && now - started < ASSIGNMENT_MS) {
      return;
    }
    if (phase == Phase.AWAKE) {
      phase = Phase.SILENT;
      silence = null;
      others.accept(now(true));
    }
    emitInSilence(now);
  }

  /**
   * A record that lay in its topic for long came when the broker took it: so a job that was down
   * knows how long the silence has lasted. The broker's clock may run ahead of this one by the skew
   * that is allowed for, or time would come to where events are still to come from.
   */
  private void noteArrival(long now) {
    if (hasArrived) {
      hasArrived = false;
      long skew = settings.maxFutureSkew().toMillis();
      long came = newestAppended > now - skew ? now : newestAppended + skew;
      lastArrival = Math.max(lastArrival, came);
    }
  }

  private void emitInSilence(long now) {
    long reached = TimeProgress.byEvents(clocks.furthest());
    if (silence != null && silence.furthest() > Long.MIN_VALUE) {
      long quiet = now - silence.lastArrival();
      reached =
          quiet >= settings.idleFlush().toMillis()
              ? TimeProgress.bySilence(silence.furthest() + quiet)
              : TimeProgress.byEvents(silence.furthest());
    }
    if (reached > emitted) {
      activate();
      emit(reached);
    }
    if (!idle) {
      idle = true;
      output.emitWatermarkStatus(WatermarkStatus.IDLE);
    }
  }

  private void wake() {
    phase = Phase.WAKING;
    silence = null;
    activate();
    others.accept(now(false));
  }

  private SubtaskTime now(boolean silent) {
    return new SubtaskTime(silent, emitted, clocks.furthest(), lastArrival);
  }

  private void activate() {
    if (idle) {
      idle = false;
      output.emitWatermarkStatus(WatermarkStatus.ACTIVE);
    }
  }

  private void emit(long watermark) {
    if (watermark > emitted) {
      emitted = watermark;
      output.emitWatermark(new Watermark(watermark));
    }
  }
}
