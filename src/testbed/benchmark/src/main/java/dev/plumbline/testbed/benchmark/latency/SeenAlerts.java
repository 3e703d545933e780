package dev.plumbline.testbed.benchmark.latency;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.record.AlertShape;
import dev.plumbline.monitoring.record.ResultReader;
import dev.plumbline.schemas.record.WriterSchemas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a reader of the alerts topic sees, and when. */
final class SeenAlerts implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final ResultReader<Alert> reader =
      new ResultReader<>(new AlertShape(), WriterSchemas.ours());
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** Reads a topic with one partition, from its beginning. */
  SeenAlerts(String kafka, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * How long after the end of its window each alert was seen, milliseconds, of windows that end
   * from one instant to another; returns at the later of these.
   */
  List<Long> delays(Instant from, Instant until) {
    List<Long> delays = new ArrayList<>();
    while (Instant.now().isBefore(until)) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
        long windowEnd = reader.read(record.value()).orThrow().windowEnd();
        if (windowEnd >= from.toEpochMilli()) {
          delays.add(System.currentTimeMillis() - windowEnd);
        }
      }
    }
    return delays;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
