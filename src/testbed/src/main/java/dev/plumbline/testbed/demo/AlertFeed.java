package dev.plumbline.testbed.demo;

import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.TopicEnds;
import dev.plumbline.kafka.TopicNames;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.record.AlertShape;
import dev.plumbline.monitoring.record.ResultReader;
import dev.plumbline.schemas.record.WriterSchemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** All alerts from the beginning of the topic, each once it is committed. */
final class AlertFeed implements AutoCloseable {

  private final Consumer<byte[], byte[]> consumer;
  private final ResultReader<Alert> reader =
      new ResultReader<>(new AlertShape(), WriterSchemas.ours());

  AlertFeed(KafkaAccess kafka) {
    consumer = kafka.consumer();
    List<TopicPartition> partitions = TopicEnds.partitions(consumer, List.of(TopicNames.ALERTS));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** The alerts that came meanwhile, by the end of their windows; waits this long for one. */
  List<Alert> next(Duration patience) {
    List<Alert> alerts = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
      alerts.add(reader.read(record.value()).orThrow());
    }
    alerts.sort(Comparator.comparingLong(Alert::windowEnd));
    return alerts;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
