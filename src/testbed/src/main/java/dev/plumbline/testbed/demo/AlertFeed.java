package dev.plumbline.testbed.demo;

import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.TopicEnds;
import dev.plumbline.kafka.TopicNames;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** All alerts from the beginning of the topic, each once it is committed. */
final class AlertFeed implements AutoCloseable {

  private final Consumer<byte[], byte[]> consumer;
  private final RecordReader reader = new RecordReader(Schemas.ALERT, WriterSchemas.ours());

  AlertFeed(KafkaAccess kafka) {
    consumer = kafka.consumer();
    List<TopicPartition> partitions = TopicEnds.partitions(consumer, List.of(TopicNames.ALERTS));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** The alerts that came meanwhile, by the end of their windows; waits this long for one. */
  List<GenericRecord> next(Duration patience) {
    List<GenericRecord> alerts = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
      Decoded alert = reader.read(record.value());
      if (!alert.isRecord()) {
        throw new IllegalStateException("no alert at offset " + record.offset() + ": " + alert);
      }
      alerts.add(alert.record());
    }
    alerts.sort(Comparator.comparingLong(alert -> (Long) alert.get("window_end")));
    return alerts;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
