package dev.plumbline.job.testing;

import java.io.Serializable;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A failure that one partition's reader causes once in a run: it waits at {@code resume} records
 * for a checkpoint, reads on to {@code fail} and throws. So the run always restores a checkpoint
 * that has something in it, and always reads something twice.
 */
public final class PlannedFailure implements Serializable {

  private static final Set<String> HAPPENED = ConcurrentHashMap.newKeySet();

  private final String id;
  private final int partition;
  private final int resume;
  private final int fail;

  private transient long snapshot;
  private transient boolean completed;

  private PlannedFailure(String id, int partition, int resume, int fail) {
    this.id = id;
    this.partition = partition;
    this.resume = resume;
    this.fail = fail;
  }

  /** A plan in which nothing fails. */
  public static PlannedFailure never() {
    PlannedFailure plan = new PlannedFailure(UUID.randomUUID().toString(), -1, 0, 0);
    HAPPENED.add(plan.id);
    return plan;
  }

  /** Fails in a partition when {@code fail} of its records are read, back to {@code resume}. */
  public static PlannedFailure inPartition(int partition, int resume, int fail) {
    return new PlannedFailure(UUID.randomUUID().toString(), partition, resume, fail);
  }

  /** The same failure, as another source must know of it. */
  public PlannedFailure elsewhere() {
    return new PlannedFailure(id, -1, 0, 0);
  }

  /**
   * Whether it has happened. Until then no input may end: Flink takes no checkpoint of an operator
   * with union state (ingest has one) while only some of its subtasks have finished.
   */
  public boolean happened() {
    return HAPPENED.contains(id);
  }

  /** Whether reading must wait for a checkpoint; throws when the time to fail has come. */
  boolean awaitsCheckpoint(Collection<ListedSplit> splits) {
    if (partition < 0 || happened() || read(splits) < resume) {
      return false;
    }
    if (completed && read(splits) >= fail) {
      HAPPENED.add(id);
      throw new IllegalStateException("the planned failure");
    }
    return !completed;
  }

  void snapshot(long checkpoint, Collection<ListedSplit> splits) {
    if (snapshot == 0 && partition >= 0 && read(splits) >= resume) {
      snapshot = checkpoint;
    }
  }

  void completed(long checkpoint) {
    completed |= snapshot > 0 && checkpoint >= snapshot;
  }

  private int read(Collection<ListedSplit> splits) {
    return splits.stream()
        .filter(split -> split.partition() == partition)
        .mapToInt(ListedSplit::read)
        .findAny()
        .orElse(-1);
  }
}
