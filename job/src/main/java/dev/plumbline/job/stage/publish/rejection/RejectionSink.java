package dev.plumbline.job.stage.publish.rejection;

import dev.plumbline.job.stage.publish.write.WrappedKafkaSink;
import dev.plumbline.monitoring.event.Rejection;
import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;

/**
 * The sink of dead letters: one that Kafka refuses for good is counted as {@code
 * rejectionsNotWritten} and logged once, and never ends the job.
 */
public final class RejectionSink extends WrappedKafkaSink<Rejection> {

  private final String topic;

  public RejectionSink(KafkaSink<Rejection> kafka, String topic) {
    super(kafka);
    this.topic = topic;
  }

  @Override
  public PrecommittingStatefulSinkWriter<Rejection, KafkaWriterState, KafkaCommittable>
      createWriter(WriterInitContext context) throws IOException {
    KafkaRefusals refusals = refusals(context);
    return new RejectionWriter(
        super.createWriter(new RejectionWriterContext(context, refusals)), refusals);
  }

  @Override
  public PrecommittingStatefulSinkWriter<Rejection, KafkaWriterState, KafkaCommittable>
      restoreWriter(WriterInitContext context, Collection<KafkaWriterState> state)
          throws IOException {
    KafkaRefusals refusals = refusals(context);
    return new RejectionWriter(
        super.restoreWriter(new RejectionWriterContext(context, refusals), state), refusals);
  }

  private KafkaRefusals refusals(WriterInitContext context) {
    KafkaRefusals refusals = new KafkaRefusals(topic);
    context.metricGroup().gauge("rejectionsNotWritten", refusals::notWritten);
    return refusals;
  }
}
