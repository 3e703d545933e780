package dev.plumbline.job.stage.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alerts topic on Kafka. */
record KafkaAlertTopic(Properties kafka, String topic) implements AlertTopic {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaAlertTopic.class);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final long POLLS_BETWEEN_LINES = 50;

  @Override
  public Reader open() {
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaReader(properties, topic);
  }

  /** An admin client all the time, a consumer only while the topic is read. */
  private static final class KafkaReader implements Reader {

    private final Properties properties;
    private final String topic;
    private final Admin admin;

    private List<TopicPartition> partitions;
    private List<PublishedUpTo> reached;
    private Future<Map<TopicPartition, ListOffsetsResultInfo>> asked;

    private KafkaReader(Properties properties, String topic) {
      this.properties = properties;
      this.topic = topic;
      admin = Admin.create(properties);
    }

    @Override
    public String name() {
      return topic;
    }

    @Override
    public List<PublishedUpTo> reached() throws InterruptedException {
      if (reached == null) {
        partitions = partitions();
        reached = answer(ask());
      } else if (asked == null) {
        asked = ask();
      } else if (asked.isDone()) {
        try {
          reached = answer(asked);
        } catch (KafkaException e) {
          LOG.debug(
              "Topic '{}' could not be asked for its end; what it said before holds", topic, e);
        }
        asked = ask();
      }
      return reached;
    }

    @Override
    public Set<String> stepsSince(List<PublishedUpTo> from) throws InterruptedException {
      partitions = partitions();
      reached = answer(ask());
      Map<TopicPartition, Long> ends = new HashMap<>();
      reached.forEach(end -> ends.put(new TopicPartition(topic, end.partition()), end.offset()));
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        awaitOldTransactions(consumer, ends);
        return read(consumer, from, ends);
      }
    }

    private void awaitOldTransactions(
        KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends)
        throws InterruptedException {
      for (long polls = 0; ; polls++) {
        Map<TopicPartition, Long> committed = consumer.endOffsets(partitions);
        if (ends.entrySet().stream()
            .allMatch(end -> committed.get(end.getKey()) >= end.getValue())) {
          return;
        }
        if (polls % POLLS_BETWEEN_LINES == 0) {
          LOG.info(
              "Before new alerts are published, waiting for the transactions that are open on"
                  + " topic '{}' to end; it reaches {} and is settled up to {}. The broker ends"
                  + " them alerts.transaction-timeout after they began, at the latest.",
              topic,
              ends,
              committed);
        }
        Thread.sleep(POLL.toMillis());
      }
    }

    private Set<String> read(
        KafkaConsumer<byte[], byte[]> consumer,
        List<PublishedUpTo> from,
        Map<TopicPartition, Long> ends) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      for (PublishedUpTo start : from) {
        TopicPartition partition = new TopicPartition(topic, start.partition());
        if (partitions.contains(partition)) {
          consumer.seek(partition, start.offset());
        }
      }
      Set<String> steps = new HashSet<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Header step = record.headers().lastHeader(AlertStep.HEADER);
          if (step != null) {
            steps.add(new String(step.value(), StandardCharsets.UTF_8));
          }
        }
      }
      return steps;
    }

    private List<TopicPartition> partitions() throws InterruptedException {
      return get(
              admin
                  .describeTopics(List.of(topic))
                  .topicNameValues()
                  .get(topic)
                  .toCompletionStage()
                  .toCompletableFuture())
          .partitions()
          .stream()
          .map(partition -> new TopicPartition(topic, partition.partition()))
          .toList();
    }

    /** The end of each partition, uncommitted records included. */
    private Future<Map<TopicPartition, ListOffsetsResultInfo>> ask() {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
      return admin.listOffsets(latest).all().toCompletionStage().toCompletableFuture();
    }

    private List<PublishedUpTo> answer(Future<Map<TopicPartition, ListOffsetsResultInfo>> asked)
        throws InterruptedException {
      List<PublishedUpTo> ends = new ArrayList<>();
      get(asked)
          .forEach(
              (partition, end) ->
                  ends.add(new PublishedUpTo(topic, partition.partition(), end.offset())));
      return ends;
    }

    private <T> T get(Future<T> future) throws InterruptedException {
      try {
        return future.get();
      } catch (ExecutionException e) {
        throw new KafkaException(
            "Topic '"
                + topic
                + "' cannot be read back, as is done before alerts are published: "
                + e.getCause().getMessage()
                + ". The job's user needs Read and Describe on it.",
            e.getCause());
      }
    }

    @Override
    public void close() {
      admin.close(Duration.ZERO);
    }
  }
}
