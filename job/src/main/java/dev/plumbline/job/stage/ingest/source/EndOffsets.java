package dev.plumbline.job.stage.ingest.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks the broker how far partitions reach. An answer proves that the broker can be reached and
 * says whether there is anything to read: so silence is told from an outage, during which there is
 * no answer and time stands still.
 */
final class EndOffsets implements EndOffsetsQuery {

  private static final long TIMEOUT_S = 3;

  private final Properties kafka;
  private final String topic;

  private Admin admin;

  EndOffsets(Properties kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  @Override
  public Optional<Map<Integer, Reach>> ask(Set<Integer> partitions) {
    try {
      if (admin == null) {
        admin = Admin.create(kafka);
      }
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
      for (int partition : partitions) {
        latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        earliest.put(new TopicPartition(topic, partition), OffsetSpec.earliest());
      }
      Map<TopicPartition, ListOffsetsResultInfo> ends =
          admin.listOffsets(latest).all().get(TIMEOUT_S, TimeUnit.SECONDS);
      Map<TopicPartition, ListOffsetsResultInfo> starts =
          admin.listOffsets(earliest).all().get(TIMEOUT_S, TimeUnit.SECONDS);
      Map<Integer, Reach> reaches = new HashMap<>();
      ends.forEach(
          (partition, end) ->
              reaches.put(
                  partition.partition(), new Reach(starts.get(partition).offset(), end.offset())));
      return Optional.of(reaches);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (Exception e) {
      return Optional.empty(); // no answer is an answer: not silent
    }
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
