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

  private EventTopics() {}

  /** When an event happened, epoch milliseconds. */
  interface EventTime<T> extends ToLongFunction<T>, Serializable {}

  static <T> DataStream<T> stream(
      StreamExecutionEnvironment environment,
      Workload workload,
      String topic,
      DeserializationSchema<T> reader,
      WatermarkStrategy<T> time) {
    KafkaSource<T> source =
        BoundedTopic.of(
            workload.kafka(), topic, KafkaRecordDeserializationSchema.valueOnly(reader));
    return environment.fromSource(source, time, "read-" + topic);
  }

  /** Event time that waits so long for what is out of order. */
  static <T> WatermarkStrategy<T> inOrder(Duration outOfOrderness, EventTime<T> time) {
    return WatermarkStrategy.<T>forBoundedOutOfOrderness(outOfOrderness)
        .withTimestampAssigner((event, before) -> time.applyAsLong(event));
  }
}
