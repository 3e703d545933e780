package dev.plumbline.testbed.demo;

import dev.plumbline.cli.kafka.KafkaAccess;
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

  private static final String TOPIC = "alerts";

  private final Consumer<byte[], byte[]> consumer;
  private final ResultReader<Alert> reader =
      new ResultReader<>(new AlertShape(), WriterSchemas.ours());

  AlertFeed(KafkaAccess kafka) {
    consumer = kafka.consumer();
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(partition -> new TopicPartition(TOPIC, partition.partition()))
            .toList();
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
