package dev.plumbline.testbed.benchmark.contender;

import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

/**
 * A topic from its beginning to its present end, with a consumer tuned as ours is: every contender
 * reads by it, so that none wins by how it polls.
 */
public final class BoundedTopic {

  private BoundedTopic() {}

  /** The source of a topic. */
  public static <T> KafkaSource<T> of(
      String kafka, String topic, KafkaRecordDeserializationSchema<T> deserializer) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(kafka)
        .setTopics(topic)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setDeserializer(deserializer)
        .setProperty("max.poll.records", "5000")
        .setProperty("fetch.min.bytes", "65536")
        .setProperty("max.partition.fetch.bytes", "4194304")
        .build();
  }
}
