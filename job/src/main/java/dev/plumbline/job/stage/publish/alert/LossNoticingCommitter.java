package dev.plumbline.job.stage.publish.alert;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.kafka.common.errors.InvalidPidMappingException;

/**
 * Commits as Flink's Kafka committer does, which drops a transaction that Kafka has ended already
 * without a word. Here that fails the job, so that it restores its last checkpoint and {@link
 * HoldAlerts} writes what is missing. What is left over from before a restore is no failure:
 * HoldAlerts looks at the topic anyway, and a transaction that was committed before it fails like
 * one that was lost.
 */
@SuppressWarnings("try") // Flink declares close() to throw anything
final class LossNoticingCommitter implements Committer<KafkaCommittable> {

  private final Committer<KafkaCommittable> committer;

  LossNoticingCommitter(Committer<KafkaCommittable> committer) {
    this.committer = committer;
  }

  @Override
  public void commit(Collection<CommitRequest<KafkaCommittable>> requests)
      throws IOException, InterruptedException {
    List<CommitRequest<KafkaCommittable>> noticing =
        requests.stream().<CommitRequest<KafkaCommittable>>map(NoticingRequest::new).toList();
    committer.commit(noticing);
  }

  @Override
  public void close() throws Exception {
    committer.close();
  }

  private record NoticingRequest(CommitRequest<KafkaCommittable> request)
      implements CommitRequest<KafkaCommittable> {

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
      boolean isOfThisRun = request.getCommittable().getProducer().isPresent();
      if (isOfThisRun) {
        request.signalFailedWithUnknownReason(
            new FlinkRuntimeException(
                "Kafka ended transaction "
                    + request.getCommittable().getTransactionalId()
                    + " before it could be committed: it was open for longer than"
                    + " alerts.transaction-timeout, or another job has the same job.id. The job"
                    + " restores its last checkpoint, and the alerts in it are written again.",
                reason));
      } else {
        request.signalFailedWithKnownReason(reason);
      }
    }

    @Override
    public KafkaCommittable getCommittable() {
      return request.getCommittable();
    }

    @Override
    public int getNumberOfRetries() {
      return request.getNumberOfRetries();
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
      boolean isForgotten =
          ExceptionUtils.findThrowable(reason, InvalidPidMappingException.class).isPresent();
      boolean isOfThisRun = request.getCommittable().getProducer().isPresent();
      if (isForgotten && !isOfThisRun) {
        request.signalFailedWithKnownReason(reason); // of a savepoint older than Kafka remembers
      } else {
        request.signalFailedWithUnknownReason(reason);
      }
    }

    @Override
    public void retryLater() {
      request.retryLater();
    }

    @Override
    public void updateAndRetryLater(KafkaCommittable committable) {
      request.updateAndRetryLater(committable);
    }

    @Override
    public void signalAlreadyCommitted() {
      request.signalAlreadyCommitted();
    }
  }
}
