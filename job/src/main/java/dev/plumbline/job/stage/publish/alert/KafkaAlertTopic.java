package dev.plumbline.job.stage.publish.alert;

import dev.plumbline.kafka.ClientSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alerts topic on Kafka. */
public record KafkaAlertTopic(Properties kafka, String topic) implements AlertTopic {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaAlertTopic.class);

  @Override
  public Reader open() {
    return new KafkaReader(ClientSettings.forReadingCommitted(kafka), topic);
  }

  /** An admin client all the time, a thread with a consumer only while the topic is read. */
  private static final class KafkaReader implements Reader {

    private final Properties properties;
    private final String topic;
    private final Admin admin;

    private TopicDescription described;
    private List<PublishedUpTo> reached;
    private Future<Map<TopicPartition, ListOffsetsResultInfo>> asked;
    private Thread reading;

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
        lookAtTheEnd();
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

    private List<PublishedUpTo> lookAtTheEnd() throws InterruptedException {
      described =
          get(
              admin
                  .describeTopics(List.of(topic))
                  .topicNameValues()
                  .get(topic)
                  .toCompletionStage()
                  .toCompletableFuture());
      reached = answer(ask());
      return reached;
    }

    @Override
    public CompletableFuture<PublishedSince> since(List<PublishedUpTo> from) {
      CompletableFuture<PublishedSince> answer = new CompletableFuture<>();
      reading =
          new Thread(
              () -> {
                try {
                  answer.complete(
                      new PublishedReading(properties, topic, from).upTo(lookAtTheEnd()));
                } catch (InterruptedException | RuntimeException e) {
                  answer.completeExceptionally(e);
                }
              },
              "plumbline-alerts-read-back");
      reading.setDaemon(true);
      reading.start();
      return answer;
    }

    /** The end of each partition, uncommitted records included. */
    private Future<Map<TopicPartition, ListOffsetsResultInfo>> ask() {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      described
          .partitions()
          .forEach(
              partition ->
                  latest.put(
                      new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
      return admin.listOffsets(latest).all().toCompletionStage().toCompletableFuture();
    }

    private List<PublishedUpTo> answer(Future<Map<TopicPartition, ListOffsetsResultInfo>> asked)
        throws InterruptedException {
      String id = described.topicId().toString();
      List<PublishedUpTo> ends = new ArrayList<>();
      get(asked)
          .forEach(
              (partition, end) ->
                  ends.add(new PublishedUpTo(topic, id, partition.partition(), end.offset())));
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
      if (reading != null) {
        reading.interrupt();
      }
      admin.close(Duration.ZERO);
    }
  }
}
