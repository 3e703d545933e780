package dev.plumbline.testbed.benchmark.contender;

import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * L0, the limit: Flink's Kafka source hands over bytes, and they are dropped. With labels it reads
 * both topics. Nothing that reads the same topics through Flink can cost less.
 */
public final class ReadBytes implements Contender {

  @Override
  public String name() {
    return "L0";
  }

  @Override
  public boolean reports() {
    return false;
  }

  @Override
  public void attach(
      StreamExecutionEnvironment environment, Workload workload, ContenderResults results) {
    WorkloadTraffic traffic = workload.traffic();
    discard(environment, workload, traffic.predictionsTopic());
    if (traffic.labelled()) {
      discard(environment, workload, traffic.labelsTopic());
    }
  }

  private static void discard(
      StreamExecutionEnvironment environment, Workload workload, String topic) {
    environment
        .fromSource(
            BoundedTopic.of(workload.kafka(), topic, new Bytes()),
            WatermarkStrategy.noWatermarks(),
            "read-" + topic)
        .sinkTo(new DiscardingSink<>());
  }

  private static final class Bytes implements KafkaRecordDeserializationSchema<byte[]> {

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<byte[]> out) {
      out.collect(record.value());
    }

    @Override
    public TypeInformation<byte[]> getProducedType() {
      return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    }
  }
}
