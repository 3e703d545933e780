package dev.plumbline.job.stage.publish;

import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.stage.publish.alert.AlertSink;
import dev.plumbline.job.stage.publish.alert.HoldSettings;
import dev.plumbline.job.stage.publish.alert.KafkaAlertTopic;
import dev.plumbline.job.stage.publish.rejection.RejectionLimit;
import dev.plumbline.job.stage.publish.rejection.RejectionSerializer;
import dev.plumbline.job.stage.publish.rejection.RejectionSink;
import dev.plumbline.job.stage.publish.write.ShapedSerializer;
import dev.plumbline.job.stage.publish.write.WriterSettings;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.record.AlertShape;
import dev.plumbline.monitoring.record.MeasurementShape;
import dev.plumbline.schemas.record.Form;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The job's sinks on Kafka. Alerts are written in transactions by default, so a reader with {@code
 * read_committed} sees each once; measurements and rejections are written at least once, and a
 * reader tells repetitions by their keys.
 */
public final class KafkaSinks {

  /** Kafka's own default of {@code batch.size}. */
  private static final int USUAL_BATCH = 16_384;

  private final JobSettings settings;

  public KafkaSinks(JobSettings settings) {
    this.settings = settings;
  }

  /** The sink of alerts. */
  public Sink<Alert> alerts() {
    Form form = settings.alertsForm();
    String topic = settings.topics().alerts();
    WriterSettings writer = new WriterSettings(topic, form, settings.registry());
    return new AlertSink(
        sink(
            new ShapedSerializer<>(new AlertShape(), writer),
            settings.alertsExactlyOnce()
                ? DeliveryGuarantee.EXACTLY_ONCE
                : DeliveryGuarantee.AT_LEAST_ONCE,
            "alerts",
            settings.kafka()),
        new KafkaAlertTopic(settings.kafka(), topic),
        new HoldSettings(settings.transactionTimeout(), settings.time().maxFutureSkew()));
  }

  /** The sink of measurements. */
  public KafkaSink<Measurement> measurements() {
    Form form = settings.metricsForm();
    WriterSettings writer =
        new WriterSettings(settings.topics().metrics(), form, settings.registry());
    return sink(
        new ShapedSerializer<>(new MeasurementShape(), writer),
        DeliveryGuarantee.AT_LEAST_ONCE,
        "metrics",
        settings.kafka());
  }

  /**
   * The sink of rejections.
   *
   * @param largest bytes of the largest dead letter, as {@link RejectionLimit} has it
   */
  public Sink<Rejection> rejections(int largest) {
    Properties kafka = new Properties();
    kafka.putAll(settings.kafka());
    kafka.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(largest));
    // Several small letters in one batch must not be more than the topic takes of one large.
    kafka.setProperty(
        ProducerConfig.BATCH_SIZE_CONFIG,
        Integer.toString(
            RejectionLimit.smaller(largest, kafka, ProducerConfig.BATCH_SIZE_CONFIG, USUAL_BATCH)));
    String topic = settings.topics().rejections();
    return new RejectionSink(
        sink(
            new RejectionSerializer(topic, largest),
            DeliveryGuarantee.AT_LEAST_ONCE,
            "rejections",
            kafka),
        topic);
  }

  private <T> KafkaSink<T> sink(
      KafkaRecordSerializationSchema<T> serializer,
      DeliveryGuarantee guarantee,
      String name,
      Properties kafka) {
    Properties producer = new Properties();
    producer.putAll(kafka);
    producer.setProperty(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        Long.toString(settings.transactionTimeout().toMillis()));
    return KafkaSink.<T>builder()
        .setBootstrapServers(kafka.getProperty("bootstrap.servers"))
        .setKafkaProducerConfig(producer)
        .setRecordSerializer(serializer)
        .setDeliveryGuarantee(guarantee)
        .setTransactionalIdPrefix(settings.jobId() + "-" + name)
        .build();
  }
}
