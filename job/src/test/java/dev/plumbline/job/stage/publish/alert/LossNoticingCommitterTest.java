package dev.plumbline.job.stage.publish.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.internal.FlinkKafkaInternalProducer;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;

class LossNoticingCommitterTest {

  private static final ProducerFencedException FENCED = new ProducerFencedException("fenced");

  /** Says of every transaction what Flink's Kafka committer says of one that Kafka has ended. */
  private static final class AllFenced implements Committer<KafkaCommittable> {

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests) {
      requests.forEach(request -> request.signalFailedWithKnownReason(FENCED));
    }

    @Override
    public void close() {}
  }

  /** Keeps what it was reported. */
  private static final class Request implements Committer.CommitRequest<KafkaCommittable> {

    private final KafkaCommittable committable;
    private Throwable known;
    private Throwable unknown;

    private Request(KafkaCommittable committable) {
      this.committable = committable;
    }

    @Override
    public KafkaCommittable getCommittable() {
      return committable;
    }

    @Override
    public int getNumberOfRetries() {
      return 0;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
      known = reason;
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
      unknown = reason;
    }

    @Override
    public void retryLater() {}

    @Override
    public void updateAndRetryLater(KafkaCommittable later) {}

    @Override
    public void signalAlreadyCommitted() {}
  }

  private static Request committed(FlinkKafkaInternalProducer<?, ?> producer) throws Exception {
    Request request = new Request(new KafkaCommittable(1, (short) 2, "plumbline-7", producer));
    new LossNoticingCommitter(new AllFenced()).commit(List.of(request));
    return request;
  }

  @Test
  void failsTheJobWhenATransactionOfThisRunIsLost() throws Exception {
    // Given
    Properties kafka = new Properties();
    kafka.setProperty("bootstrap.servers", "localhost:1");
    kafka.setProperty(
        "key.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
    kafka.setProperty(
        "value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");

    try (FlinkKafkaInternalProducer<byte[], byte[]> producer =
        new FlinkKafkaInternalProducer<>(kafka)) {
      // When
      Request request = committed(producer);

      // Then
      assertThat(request.known).isNull();
      assertThat(request.unknown)
          .hasMessageContaining("Kafka ended transaction plumbline-7 before it could be committed")
          .hasMessageContaining("alerts.transaction-timeout")
          .hasCause(FENCED);
    }
  }

  @Test
  void leavesATransactionFromBeforeARestoreToTheLookAtTheTopic() throws Exception {
    // When
    Request request = committed(null);

    // Then
    assertThat(request.known).isSameAs(FENCED);
    assertThat(request.unknown).isNull();
  }
}
