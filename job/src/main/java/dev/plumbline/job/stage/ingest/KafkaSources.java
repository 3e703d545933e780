package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.settings.StartPosition;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * The job's sources on Kafka. They hand over bytes: what is in them is decided by the operators.
 */
public final class KafkaSources {

  private final JobSettings settings;
  private final boolean ending;

  public KafkaSources(JobSettings settings) {
    this(settings, false);
  }

  private KafkaSources(JobSettings settings, boolean ending) {
    this.settings = settings;
    this.ending = ending;
  }

  /** The same, ending where the topics of events end when the job starts: for a measured run. */
  public KafkaSources endingAtPresentEnd() {
    return new KafkaSources(settings, true);
  }

  /** The source of predictions. */
  public Source<SourceRecord, ?, ?> predictions() {
    return events(settings.topics().predictions());
  }

  /** The source of labels. */
  public Source<SourceRecord, ?, ?> labels() {
    return events(settings.topics().labels());
  }

  /** Monitors and profiles. */
  public ControlFeed control() {
    return new KafkaControlFeed(
        settings.kafka(), List.of(settings.topics().monitors(), settings.topics().profiles()));
  }

  private Source<SourceRecord, ?, ?> events(String topic) {
    KafkaSourceBuilder<SourceRecord> builder =
        builder(List.of(topic), topic).setStartingOffsets(start(settings.start()));
    if (ending) {
      builder.setBounded(OffsetsInitializer.latest());
    }
    return new AnnouncingSource(
        builder.build(),
        topic,
        settings.kafka(),
        settings.time().silence(),
        settings.time().idle());
  }

  /** Partitions that are found later are read from their beginning, wherever the others began. */
  private KafkaSourceBuilder<SourceRecord> builder(List<String> topics, String name) {
    Properties kafka = new Properties();
    kafka.putAll(settings.kafka());
    kafka.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, settings.jobId());
    return KafkaSource.<SourceRecord>builder()
        .setProperties(kafka)
        .setClientIdPrefix(settings.jobId() + "-" + name)
        .setTopics(topics)
        .setProperty(
            "partition.discovery.interval.ms",
            Long.toString(settings.partitionDiscovery().toMillis()))
        .setDeserializer(new SourceRecordDeserializer());
  }

  @SuppressWarnings("deprecation") // the connector's own API asks for Kafka's deprecated enum
  private static OffsetsInitializer start(StartPosition start) {
    return switch (start) {
      case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
    };
  }
}
