package dev.plumbline.job.lease;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An enumerator that holds the lease of its job from before its first split until it is closed: it
 * is the part of a job that runs once, on the JobManager, and outlives restarts of its tasks. When
 * another has the lease the job fails and is not restarted. A broker that does not answer is no
 * reason to fail: the lease is renewed when it is back, if nobody took it meanwhile.
 */
final class LeasedEnumerator<S extends SourceSplit, C> implements SplitEnumerator<S, C> {

  private static final Logger LOG = LoggerFactory.getLogger(LeasedEnumerator.class);

  private final SplitEnumerator<S, C> enumerator;
  private final SplitEnumeratorContext<S> context;
  private final Supplier<LeaseKeeper> opening;
  private final long everyMs;
  private LeaseKeeper keeper;

  LeasedEnumerator(
      SplitEnumerator<S, C> enumerator,
      SplitEnumeratorContext<S> context,
      Supplier<LeaseKeeper> opening,
      long everyMs) {
    this.enumerator = enumerator;
    this.context = context;
    this.opening = opening;
    this.everyMs = everyMs;
  }

  @Override
  public void start() {
    keeper = opening.get();
    try {
      keeper.hold();
    } catch (LeaseTakenException e) {
      throw new SuppressRestartsException(e);
    }
    context.callAsync(this::renew, this::renewed, everyMs, everyMs);
    enumerator.start();
  }

  private Void renew() {
    keeper.hold();
    return null;
  }

  private void renewed(Void nothing, Throwable failure) {
    if (failure instanceof LeaseTakenException taken) {
      throw new SuppressRestartsException(taken);
    } else if (failure instanceof KafkaException) {
      LOG.warn("Cannot renew the lease of this job.id; trying again in {} ms", everyMs, failure);
    } else if (failure != null) {
      throw new IllegalStateException("cannot renew the lease of this job.id", failure);
    }
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    enumerator.handleSplitRequest(subtask, host);
  }

  @Override
  public void handleSourceEvent(int subtask, SourceEvent event) {
    enumerator.handleSourceEvent(subtask, event);
  }

  @Override
  public void addSplitsBack(List<S> splits, int subtask) {
    enumerator.addSplitsBack(splits, subtask);
  }

  @Override
  public void addReader(int subtask) {
    enumerator.addReader(subtask);
  }

  @Override
  public C snapshotState(long checkpointId) throws Exception {
    return enumerator.snapshotState(checkpointId);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    enumerator.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    enumerator.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void close() throws IOException {
    try {
      enumerator.close();
    } finally {
      release();
    }
  }

  private void release() {
    if (keeper == null) {
      return;
    }
    try {
      keeper.close();
    } catch (KafkaException e) {
      LOG.warn("Cannot give back the lease of this job.id; it ends by itself", e);
    }
  }
}
