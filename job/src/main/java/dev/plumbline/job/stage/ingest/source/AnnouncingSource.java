package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.lease.JobLease;
import dev.plumbline.job.settings.RegistrySettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A Kafka source that also says which partitions it was given and which of them are silent, so that
 * event time waits for the first and not for the second, and that waits for the registry with what
 * is written by a schema not yet known. Everything else is Flink's {@link KafkaSource}.
 */
final class AnnouncingSource
    implements Source<SourceRecord, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<SourceRecord> {

  private final KafkaSource<SourceRecord> source;
  private final String topic;
  private final Properties kafka;
  private final Duration silence;
  private final Duration idle;
  private final Duration waking;
  private final RegistrySettings registry;
  private final JobLease lease;

  /**
   * A source on one topic.
   *
   * @param silence after this long without a record a partition is silent, if it was read to its
   *     end
   * @param idle after this long it is silent in any case, if the broker answers
   * @param waking how long each partition is waited for again when a silence of all ends
   * @param registry what records may name schemas of; null when there is none
   * @param lease held as long as the source is; null for none
   */
  AnnouncingSource(
      KafkaSource<SourceRecord> source,
      String topic,
      Properties kafka,
      Duration silence,
      Duration idle,
      Duration waking,
      RegistrySettings registry,
      JobLease lease) {
    this.source = source;
    this.topic = topic;
    this.kafka = kafka;
    this.silence = silence;
    this.idle = idle;
    this.waking = waking;
    this.registry = registry;
    this.lease = lease;
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SourceReader<SourceRecord, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    SourceReader<SourceRecord, KafkaPartitionSplit> reader = source.createReader(context);
    if (registry == null) {
      return announcing(reader, () -> false);
    }
    RegistryWait wait = new RegistryWait(registry.open(), context.metricGroup());
    return announcing(new WaitingReader(reader, wait), wait::isWaiting);
  }

  private AnnouncingReader announcing(
      SourceReader<SourceRecord, KafkaPartitionSplit> reader, BooleanSupplier waiting) {
    return new AnnouncingReader(
        reader, topic, new PartitionSilence(silence, idle, waking), probe(), waiting);
  }

  private EndOffsetsProbe probe() {
    return new EndOffsetsProbe(new EndOffsets(kafka, topic), System::currentTimeMillis);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return leased(source.createEnumerator(context), context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState checkpoint)
      throws IOException {
    return leased(source.restoreEnumerator(context, checkpoint), context);
  }

  private SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> leased(
      SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> enumerator,
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return lease == null ? enumerator : lease.heldBeside(enumerator, context);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<SourceRecord> getProducedType() {
    return source.getProducedType();
  }
}
