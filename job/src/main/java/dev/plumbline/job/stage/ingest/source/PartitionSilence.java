package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.stage.ingest.source.EndOffsetsProbe.Answer;
import dev.plumbline.job.stage.ingest.source.EndOffsetsQuery.Reach;
import dev.plumbline.job.stage.ingest.time.PerPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Announces which partitions are silent. A partition is silent when
 *
 * <ol>
 *   <li>no record came for a while, and the broker has answered since the last one did (else it is
 *       an outage), and
 *   <li>everything in it was read; or, where that cannot be known (a position the broker chose, a
 *       transaction's marker at the end), no record came for much longer.
 * </ol>
 */
final class PartitionSilence {

  private static final class Progress {
    private final int partition;
    private long nextOffset;
    private long quietSince;
    private boolean silent = true;

    private Progress(int partition) {
      this.partition = partition;
    }
  }

  private final long silence;
  private final long idle;
  private final long waking;
  private final PerPartition<Progress> partitions = new PerPartition<>(Progress::new);

  /** How many partitions are not silent. */
  private int lively;

  /** Until then no partition is silent, since the last silence of all has just ended. */
  private long wakesUntil = Long.MIN_VALUE;

  /**
   * Without partitions.
   *
   * @param silence how long nothing comes from a partition that is silent
   * @param idle after this long it is silent though it cannot be known to be read to its end
   * @param waking how long no partition is silent after a silence of all has ended
   */
  PartitionSilence(Duration silence, Duration idle, Duration waking) {
    this.silence = silence.toMillis();
    this.idle = idle.toMillis();
    this.waking = waking.toMillis();
  }

  /**
   * A partition was assigned.
   *
   * @param nextOffset where reading starts; negative when the broker decides
   */
  void assigned(int partition, long nextOffset, long now) {
    reached(partitions.of(partition), nextOffset, now);
  }

  /** A record came. */
  void arrived(int partition, long offset, long now) {
    if (lively == 0) {
      ended(now);
    }
    reached(partitions.of(partition), offset + 1, now);
  }

  private void reached(Progress progress, long nextOffset, long now) {
    lively += progress.silent ? 1 : 0;
    progress.nextOffset = nextOffset;
    progress.quietSince = now;
    progress.silent = false;
  }

  /**
   * When a silence ends, the other partitions may have as much to read: they are waited for again.
   */
  void ended(long now) {
    wakesUntil = now + waking;
    lively = partitions.all().size();
    for (Progress progress : partitions.all()) {
      progress.silent = false;
      progress.quietSince = now;
    }
  }

  /**
   * Whether an outage has begun in a silence: the broker was asked and did not answer, so nobody
   * knows whether anything came. Then no partition is silent any more, until it answers and nothing
   * has come for a while.
   */
  boolean outage(Answer answer, long now) {
    boolean someSilent = lively < partitions.all().size();
    if (!someSilent || answer != Answer.NONE) {
      return false;
    }
    ended(now);
    return true;
  }

  /** The partitions that have become silent since the last call. */
  List<Integer> newlySilent(Answer answer, long now) {
    List<Integer> silent = new ArrayList<>();
    if (now < wakesUntil) {
      return silent;
    }
    for (Progress progress : partitions.all()) {
      if (!progress.silent && isSilent(progress, answer, now)) {
        progress.silent = true;
        lively--;
        silent.add(progress.partition);
      }
    }
    return silent;
  }

  private boolean isSilent(Progress progress, Answer answer, long now) {
    Reach reach = answer.reaches().get(progress.partition);
    long quiet = now - progress.quietSince;
    if (reach == null || quiet < silence || answer.askedAt() < progress.quietSince) { // rule 1
      return false;
    }
    boolean empty = reach.start() == reach.end();
    boolean readToEnd = progress.nextOffset >= 0 && progress.nextOffset >= reach.end();
    return empty || readToEnd || quiet >= idle; // rule 2
  }
}
