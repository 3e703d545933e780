package dev.plumbline.job.stage.publish.alert;

import dev.plumbline.job.stage.publish.write.WrappedKafkaSink;
import dev.plumbline.monitoring.alert.Alert;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreWriteTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The sink of alerts: Flink's Kafka sink, behind {@link HoldAlerts}, which writes again what a
 * transaction lost.
 */
public final class AlertSink extends WrappedKafkaSink<Alert>
    implements SupportsPreWriteTopology<Alert> {

  private static final String UID = "hold-alerts";

  private final AlertTopic topic;
  private final HoldSettings settings;

  public AlertSink(KafkaSink<Alert> kafka, AlertTopic topic, HoldSettings settings) {
    super(kafka);
    this.topic = topic;
    this.settings = settings;
  }

  @Override
  public DataStream<Alert> addPreWriteTopology(DataStream<Alert> alerts) {
    return alerts
        .transform(UID, TypeInformation.of(Alert.class), new HoldAlerts(topic, settings))
        .uid(UID)
        .setParallelism(1);
  }

  @Override
  public Committer<KafkaCommittable> createCommitter(CommitterInitContext context)
      throws IOException {
    return new LossNoticingCommitter(super.createCommitter(context));
  }
}
