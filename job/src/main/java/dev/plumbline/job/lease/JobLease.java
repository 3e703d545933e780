package dev.plumbline.job.lease;

import dev.plumbline.job.settings.JobSettings;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Sees to it that one job runs of each {@code job.id}: two would end each other's transactions and
 * tell every window twice. The lease is on the topic of profiles, which is compacted; the
 * JobManager takes it when the job starts, renews it as long as it has the job, and gives it back
 * when the job ends. Where a JobManager dies with its job, the lease ends by itself after its
 * length.
 *
 * <p>A restart of the job by Flink is the same submission and goes on with the lease. Flink's
 * adaptive scheduler closes the source on the JobManager in each restart and while it waits for
 * slots, and says nowhere whether it will come back: the lease is given back then, and another
 * submission can take it; the first ends when it comes back and finds that.
 *
 * @param kafka passed to the clients
 * @param topic where leases are written
 * @param jobId the {@code job.id}
 * @param holder this submission
 * @param length how long a lease lasts that is not renewed; renewed three times as often
 */
public record JobLease(Properties kafka, String topic, String jobId, String holder, Duration length)
    implements Serializable {

  private static final String FLINK_JOB = "<job_id>";

  /**
   * The lease that a new submission will take. In application mode with high availability Flink
   * runs the job's main method again after each failure of the JobManager, for a job whose id it
   * has fixed: that is the same submission.
   *
   * @param flink Flink's own configuration
   */
  public static JobLease of(JobSettings settings, ReadableConfig flink) {
    String fixed = flink.get(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID);
    return new JobLease(
        settings.kafka(),
        settings.topics().profiles(),
        settings.jobId(),
        fixed == null ? UUID.randomUUID().toString() : fixed,
        settings.jobLease());
  }

  /**
   * Looks whether another holds it, so that whoever submits is told at once.
   *
   * @throws LeaseTakenException names the holder, and says what to do
   */
  public void refuseIfTaken() {
    try (LeaseLog log = new KafkaLeaseLog(kafka, topic, jobId)) {
      LeaseBook book = new LeaseBook(holder);
      log.readInto(book);
      long now = log.now();
      book.ofAnother(now)
          .ifPresent(
              held -> {
                throw new LeaseTakenException(held.refusal(now));
              });
    }
  }

  /** The enumerator of a source of the job, which on the JobManager holds the lease as well. */
  public <S extends SourceSplit, C> SplitEnumerator<S, C> heldBeside(
      SplitEnumerator<S, C> enumerator, SplitEnumeratorContext<S> context) {
    String flinkJob = context.metricGroup().getAllVariables().getOrDefault(FLINK_JOB, "unknown");
    Lease claim =
        new Lease(jobId, holder, Lease.Kind.CLAIM, flinkJob, host(), 0, 0, length.toMillis());
    return new LeasedEnumerator<>(
        enumerator,
        context,
        () -> new LeaseKeeper(new KafkaLeaseLog(kafka, topic, jobId), claim),
        length.dividedBy(3).toMillis());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
