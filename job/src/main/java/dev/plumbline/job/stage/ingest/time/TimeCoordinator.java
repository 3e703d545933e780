package dev.plumbline.job.stage.ingest.time;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/**
 * Where the subtasks of an ingest agree on silence, in the JobManager: carries what they say to the
 * {@link SilenceAgreement} and its answers back. Keeps nothing in a checkpoint, since subtasks that
 * are restored say anew what they know.
 */
public final class TimeCoordinator implements OperatorCoordinator {

  /** Makes the coordinator of an operator. */
  public record Provider(OperatorID operator) implements OperatorCoordinator.Provider {

    @Override
    public OperatorID getOperatorId() {
      return operator;
    }

    @Override
    public OperatorCoordinator create(Context context) {
      return new TimeCoordinator(context.currentParallelism());
    }
  }

  private final SilenceAgreement agreement;
  private final SubtaskGateway[] subtasks;

  private TimeCoordinator(int parallelism) {
    agreement = new SilenceAgreement(parallelism);
    subtasks = new SubtaskGateway[parallelism];
  }

  @Override
  public void start() {
    // Begins when subtasks have something to say.
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  @Override
  public void handleEventFromOperator(int subtask, int attempt, OperatorEvent event) {
    for (SilenceAgreement.Letter letter : agreement.hear(subtask, (SubtaskTime) event)) {
      // Whoever cannot be reached has failed, and all start anew.
      subtasks[letter.subtask()].sendEvent(letter.news());
    }
  }

  @Override
  public void executionAttemptReady(int subtask, int attempt, SubtaskGateway gateway) {
    subtasks[subtask] = gateway;
  }

  @Override
  public void executionAttemptFailed(int subtask, int attempt, Throwable reason) {
    agreement.forget();
  }

  @Override
  public void subtaskReset(int subtask, long checkpointId) {
    agreement.forget();
  }

  @Override
  public void resetToCheckpoint(long checkpointId, byte[] checkpoint) {
    agreement.forget();
  }

  @Override
  public void checkpointCoordinator(long checkpointId, CompletableFuture<byte[]> result) {
    result.complete(new byte[0]);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    // Nothing of it is in a checkpoint.
  }
}
