package dev.plumbline.job.control;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.kafka.ClientSettings;
import dev.plumbline.kafka.LeaseKey;
import dev.plumbline.kafka.TopicEnds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Control topics on Kafka. */
public record KafkaControlFeed(Properties kafka, List<String> topics) implements ControlFeed {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaControlFeed.class);

  private static final Duration POLL = Duration.ofMillis(500);

  @Override
  public Reader open() {
    return new KafkaReader(
        new KafkaConsumer<>(
            ClientSettings.forReading(kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer()),
        topics);
  }

  /**
   * The history is read on the task's thread, news on one of its own: a consumer knows one at a
   * time.
   */
  private static final class KafkaReader implements Reader {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final ConcurrentLinkedQueue<SourceRecord> arrived = new ConcurrentLinkedQueue<>();
    private final Thread follower = new Thread(this::follow, "plumbline-control-topics");

    private volatile boolean closing;

    private KafkaReader(KafkaConsumer<byte[], byte[]> consumer, List<String> topics) {
      this.consumer = consumer;
      this.topics = topics;
      follower.setDaemon(true);
    }

    @Override
    public List<SourceRecord> history() {
      List<TopicPartition> partitions = TopicEnds.partitions(consumer, topics);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      TopicEnds.now(consumer, partitions).readTo(consumer, this::take);
      List<SourceRecord> history = news();
      follower.start();
      return history;
    }

    @Override
    public List<SourceRecord> news() {
      List<SourceRecord> news = new ArrayList<>();
      for (SourceRecord record = arrived.poll(); record != null; record = arrived.poll()) {
        news.add(record);
      }
      return news;
    }

    private void follow() {
      while (!closing) {
        try {
          consumer.poll(POLL).forEach(this::take);
        } catch (WakeupException e) {
          break;
        } catch (KafkaException e) {
          LOG.warn("Cannot read the control topics {}; trying again", topics, e);
        }
      }
      consumer.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
      if (LeaseKey.isOne(record.key())) {
        return; // which job runs is no news to a running job
      }
      arrived.add(
          SourceRecord.of(
              record.topic(),
              record.partition(),
              record.offset(),
              record.timestamp(),
              record.key(),
              record.value()));
    }

    @Override
    public void close() {
      closing = true;
      if (follower.isAlive()) {
        consumer.wakeup();
      } else {
        consumer.close();
      }
    }
  }
}
