package dev.plumbline.testbed.benchmark.peer;

import dev.plumbline.testbed.benchmark.contender.BoundedTopic;
import dev.plumbline.testbed.benchmark.workload.Workload;
import java.io.Serializable;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A workload's topics as a stream of what an engineer made of their bytes, read from the beginning
 * to the present end, with event time by partition.
 */
final class EventTopics {

  private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(10);

  private EventTopics() {}

  /** When an event happened, epoch milliseconds. */
  interface EventTime<T> extends ToLongFunction<T>, Serializable {}

  static <T> DataStream<T> stream(
      StreamExecutionEnvironment environment,
      Workload workload,
      String topic,
      DeserializationSchema<T> reader,
      EventTime<T> time) {
    KafkaSource<T> source =
        BoundedTopic.of(
            workload.kafka(), topic, KafkaRecordDeserializationSchema.valueOnly(reader));
    return environment.fromSource(source, inOrder(time), "read-" + topic);
  }

  /** Event time that waits as long as our job does by default. */
  static <T> WatermarkStrategy<T> inOrder(EventTime<T> time) {
    return WatermarkStrategy.<T>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
        .withTimestampAssigner((event, before) -> time.applyAsLong(event));
  }
}
