package dev.plumbline.job.lease;

import dev.plumbline.kafka.ClientSettings;
import dev.plumbline.kafka.LeaseKey;
import dev.plumbline.kafka.TopicEnds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Leases on a control topic, a key for each submission, so that compaction keeps one record of
 * each. Reading begins a little further back than the longest lease: what is older has ended.
 */
final class KafkaLeaseLog implements LeaseLog {

  /** The longest lease, and as much again for clocks that differ and renewals that are late. */
  private static final Duration LOOK_BACK = Duration.ofHours(2);

  private static final int PATIENCE_MS = 20_000;

  private final String topic;
  private final String jobId;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private List<TopicPartition> partitions;

  KafkaLeaseLog(Properties kafka, String topic, String jobId) {
    this.topic = topic;
    this.jobId = jobId;
    this.consumer =
        new KafkaConsumer<>(
            reading(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(writing(kafka), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Properties reading(Properties kafka) {
    Properties reading = ClientSettings.forReading(kafka);
    reading.setProperty(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.toString(PATIENCE_MS));
    reading.setProperty(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Integer.toString(PATIENCE_MS));
    return reading;
  }

  private static Properties writing(Properties kafka) {
    Properties writing = new Properties();
    writing.putAll(kafka);
    writing.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    writing.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
    writing.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, Integer.toString(PATIENCE_MS));
    writing.setProperty(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Integer.toString(PATIENCE_MS));
    writing.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.toString(PATIENCE_MS));
    return writing;
  }

  @Override
  public void readInto(LeaseBook book) {
    if (partitions == null) {
      assign();
    }
    TopicEnds.now(consumer, partitions)
        .readTo(consumer, Duration.ofMillis(PATIENCE_MS), record -> take(record, book));
  }

  private void assign() {
    List<TopicPartition> found = TopicEnds.partitions(consumer, List.of(topic));
    // Asked first: what is written from here on is read, whatever is found of what was before.
    Map<TopicPartition, Long> ends = consumer.endOffsets(found);
    long from = now() - LOOK_BACK.toMillis();
    Map<TopicPartition, OffsetAndTimestamp> starts =
        consumer.offsetsForTimes(
            found.stream().collect(Collectors.toMap(part -> part, part -> from)));
    consumer.assign(found);
    for (TopicPartition part : found) {
      OffsetAndTimestamp start = starts.get(part);
      consumer.seek(part, start == null ? ends.get(part) : start.offset());
    }
    partitions = found;
  }

  private void take(ConsumerRecord<byte[], byte[]> record, LeaseBook book) {
    String holder = LeaseKey.holder(record.key(), jobId).orElse(null);
    if (holder == null) {
      return; // a part of a profile, or the lease of another job
    }
    if (record.value() == null) {
      book.release(holder);
    } else {
      LeaseJson.read(record.value(), record.timestamp()).ifPresent(book::add);
    }
  }

  @Override
  public void write(Lease lease) {
    send(lease.key(), LeaseJson.write(lease));
  }

  @Override
  public void release(String ofJob, String holder) {
    send(LeaseKey.of(ofJob, holder), null);
  }

  private void send(String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)).get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new KafkaException("could not write to topic '" + topic + "'", e.getCause());
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
    consumer.close();
  }
}
