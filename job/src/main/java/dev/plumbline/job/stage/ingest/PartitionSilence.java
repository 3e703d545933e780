package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.stage.ingest.EndOffsetsProbe.Answer;
import dev.plumbline.job.stage.ingest.EndOffsetsQuery.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which partitions are silent. A partition is silent when
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
    private long nextOffset;
    private long quietSince;
    private boolean silent;
  }

  private final long silence;
  private final long idle;
  private final Map<Integer, Progress> partitions = new HashMap<>();

  /** How many partitions are not silent. */
  private int lively;

  PartitionSilence(Duration silence, Duration idle) {
    this.silence = silence.toMillis();
    this.idle = idle.toMillis();
  }

  /**
   * A partition was assigned.
   *
   * @param nextOffset where reading starts; negative when the broker decides
   */
  void assigned(int partition, long nextOffset, long now) {
    Progress progress = new Progress();
    progress.nextOffset = nextOffset;
    progress.quietSince = now;
    Progress before = partitions.put(partition, progress);
    lively += before == null || before.silent ? 1 : 0;
  }

  /** A record came. */
  void arrived(int partition, long offset, long now) {
    if (lively == 0) {
      endSilence(now);
    }
    Progress progress = partitions.get(partition);
    lively += progress.silent ? 1 : 0;
    progress.nextOffset = offset + 1;
    progress.quietSince = now;
    progress.silent = false;
  }

  /**
   * When a silence ends, the other partitions may have as much to read: they are waited for again.
   */
  private void endSilence(long now) {
    lively = partitions.size();
    for (Progress progress : partitions.values()) {
      progress.silent = false;
      progress.quietSince = now;
    }
  }

  /** The partitions that have become silent since the last call. */
  List<Integer> newlySilent(Answer answer, long now) {
    List<Integer> silent = new ArrayList<>();
    partitions.forEach(
        (partition, progress) -> {
          if (!progress.silent && isSilent(progress, answer, partition, now)) {
            progress.silent = true;
            lively--;
            silent.add(partition);
          }
        });
    return silent;
  }

  private boolean isSilent(Progress progress, Answer answer, int partition, long now) {
    Reach reach = answer.reaches().get(partition);
    long quiet = now - progress.quietSince;
    if (reach == null || quiet < silence || answer.askedAt() < progress.quietSince) { // rule 1
      return false;
    }
    boolean empty = reach.start() == reach.end();
    boolean readToEnd = progress.nextOffset >= 0 && progress.nextOffset >= reach.end();
    return empty || readToEnd || quiet >= idle; // rule 2
  }
}
