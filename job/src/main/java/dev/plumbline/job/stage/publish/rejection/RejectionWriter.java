package dev.plumbline.job.stage.publish.rejection;

import dev.plumbline.monitoring.event.Rejection;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink.PrecommittingStatefulSinkWriter;

/**
 * Writes rejections as Flink's Kafka writer does; what Kafka refuses for good is passed to {@link
 * KafkaRefusals} and ends nothing, since the record would come again at each restart.
 */
@SuppressWarnings("try") // Flink declares close() to throw anything
final class RejectionWriter
    implements PrecommittingStatefulSinkWriter<Rejection, KafkaWriterState, KafkaCommittable> {

  private final PrecommittingStatefulSinkWriter<Rejection, KafkaWriterState, KafkaCommittable>
      writer;
  private final KafkaRefusals refusals;

  RejectionWriter(
      PrecommittingStatefulSinkWriter<Rejection, KafkaWriterState, KafkaCommittable> writer,
      KafkaRefusals refusals) {
    this.writer = writer;
    this.refusals = refusals;
  }

  @Override
  public void write(Rejection rejection, Context context) throws IOException, InterruptedException {
    untilAccepted(() -> writer.write(rejection, context));
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    untilAccepted(() -> writer.flush(endOfInput));
  }

  @Override
  public Collection<KafkaCommittable> prepareCommit() throws IOException, InterruptedException {
    return writer.prepareCommit();
  }

  @Override
  public List<KafkaWriterState> snapshotState(long checkpointId) throws IOException {
    return writer.snapshotState(checkpointId);
  }

  @Override
  public void close() throws Exception {
    try {
      writer.close();
    } catch (IOException e) {
      refusals.acceptOrThrow(e);
    }
  }

  /**
   * Flink's writer throws what became of an earlier record before it takes the next one, and
   * forgets it: so the call is made again.
   */
  private void untilAccepted(Call call) throws IOException, InterruptedException {
    while (true) {
      try {
        call.run();
        return;
      } catch (IOException e) {
        refusals.acceptOrThrow(e);
      }
    }
  }

  private interface Call {
    void run() throws IOException, InterruptedException;
  }
}
