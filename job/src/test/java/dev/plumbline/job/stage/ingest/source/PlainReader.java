package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** A reader without Kafka that can be polled at any time and keeps nothing. */
abstract class PlainReader implements SourceReader<SourceRecord, KafkaPartitionSplit> {

  @Override
  public void start() {}

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    return List.of();
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {}

  @Override
  public void notifyNoMoreSplits() {}

  @Override
  public void close() {}
}
