package dev.plumbline.job.stage.publish.alert;

import dev.plumbline.kafka.TopicEnds;
import dev.plumbline.monitoring.record.AlertStep;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reading of the alerts topic on Kafka from where it stood once. Blocks; ends soon after an
 * interrupt.
 *
 * @param consumer settings of a consumer that reads what is committed
 * @param topic its name
 * @param from how far it reached once
 */
record PublishedReading(Properties consumer, String topic, List<PublishedUpTo> from) {

  private static final Logger LOG = LoggerFactory.getLogger(PublishedReading.class);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final long POLLS_BETWEEN_LINES = 50;

  /**
   * Waits until every transaction has ended that is open below an end, and reads.
   *
   * @param reached the end of each partition, uncommitted records included
   */
  PublishedSince upTo(List<PublishedUpTo> reached) throws InterruptedException {
    Map<TopicPartition, Long> ends = new HashMap<>();
    reached.forEach(end -> ends.put(new TopicPartition(topic, end.partition()), end.offset()));
    try (KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      awaitOpenTransactions(reader, ends);
      reader.assign(ends.keySet());
      seek(reader, reached);
      Set<String> steps = new HashSet<>();
      new TopicEnds(ends).readTo(reader, record -> step(record).ifPresent(steps::add));
      // Asked afterwards: what was removed while it was read is gone as well.
      Map<Integer, Long> first = new HashMap<>();
      reader
          .beginningOffsets(ends.keySet())
          .forEach((partition, offset) -> first.put(partition.partition(), offset));
      return new PublishedSince(steps, reached, PublishedSince.gone(from, reached, first));
    }
  }

  private void awaitOpenTransactions(
      KafkaConsumer<byte[], byte[]> reader, Map<TopicPartition, Long> ends)
      throws InterruptedException {
    for (long polls = 0; ; polls++) {
      Map<TopicPartition, Long> committed = reader.endOffsets(ends.keySet());
      if (ends.entrySet().stream().allMatch(end -> committed.get(end.getKey()) >= end.getValue())) {
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

  private void seek(KafkaConsumer<byte[], byte[]> reader, List<PublishedUpTo> reached) {
    reader.seekToBeginning(reader.assignment());
    for (PublishedUpTo end : reached) {
      from.stream()
          .filter(start -> start.partition() == end.partition())
          .filter(start -> PublishedSince.canGoOnFrom(start, end))
          .forEach(
              start -> reader.seek(new TopicPartition(topic, start.partition()), start.offset()));
    }
  }

  private static Optional<String> step(ConsumerRecord<byte[], byte[]> record) {
    Header step = record.headers().lastHeader(AlertStep.HEADER);
    return step == null ? Optional.empty() : Optional.of(AlertStep.of(step.value()));
  }
}
