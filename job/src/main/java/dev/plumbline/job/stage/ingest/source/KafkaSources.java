package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.control.ControlFeed;
import dev.plumbline.job.control.KafkaControlFeed;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.lease.JobLease;
import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.settings.StartPosition;
import java.util.List;
import java.util.Map;
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

  /**
   * Few large requests instead of many small ones, which cost the broker and the client most when
   * there is much to read; what trickles in waits for a tenth of a second at most.
   */
  private static final Map<String, String> LARGE_FETCHES =
      Map.of(
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000",
          ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "65536",
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100",
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "4194304");

  private final JobSettings settings;
  private final boolean ending;
  private final JobLease lease;

  public KafkaSources(JobSettings settings) {
    this(settings, false, null);
  }

  private KafkaSources(JobSettings settings, boolean ending, JobLease lease) {
    this.settings = settings;
    this.ending = ending;
    this.lease = lease;
  }

  /** The same, ending where the topics of events end when the job starts: for a measured run. */
  public KafkaSources endingAtPresentEnd() {
    return new KafkaSources(settings, true, lease);
  }

  /** The same, of which that of predictions holds the lease of the job. */
  public KafkaSources holding(JobLease held) {
    return new KafkaSources(settings, ending, held);
  }

  /** The source of predictions. */
  public Source<SourceRecord, ?, ?> predictions() {
    return events(settings.topics().predictions(), lease);
  }

  /** The source of labels. */
  public Source<SourceRecord, ?, ?> labels() {
    return events(settings.topics().labels(), null);
  }

  /** Monitors and profiles. */
  public ControlFeed control() {
    return new KafkaControlFeed(
        settings.kafka(), List.of(settings.topics().monitors(), settings.topics().profiles()));
  }

  private Source<SourceRecord, ?, ?> events(String topic, JobLease held) {
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
        settings.time().idle(),
        settings.time().waking(),
        settings.registry(),
        held);
  }

  /** Partitions that are found later are read from their beginning, wherever the others began. */
  private KafkaSourceBuilder<SourceRecord> builder(List<String> topics, String name) {
    Properties kafka = new Properties();
    kafka.putAll(settings.kafka());
    kafka.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, settings.jobId());
    LARGE_FETCHES.forEach(kafka::putIfAbsent);
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
