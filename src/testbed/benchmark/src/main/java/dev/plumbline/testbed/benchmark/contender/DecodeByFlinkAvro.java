package dev.plumbline.testbed.benchmark.contender;

import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.v1.Prediction;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.formats.avro.AvroDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * L1: Flink's own Avro format decodes every prediction into the generated class, and it is dropped:
 * what reading the topic costs who does it by the book. Flink's format knows no single-object
 * header, so that is cut off by a copy, some 30 ns of the whole.
 */
public final class DecodeByFlinkAvro implements Contender {

  @Override
  public String name() {
    return "L1";
  }

  @Override
  public boolean reports() {
    return false;
  }

  @Override
  public void attach(
      StreamExecutionEnvironment environment, Workload workload, ContenderResults results) {
    environment
        .fromSource(
            BoundedTopic.of(
                workload.kafka(), workload.traffic().predictionsTopic(), new WithoutHeader()),
            WatermarkStrategy.noWatermarks(),
            "read-predictions")
        .sinkTo(new DiscardingSink<>());
  }

  private static final class WithoutHeader implements KafkaRecordDeserializationSchema<Prediction> {

    private final AvroDeserializationSchema<Prediction> avro =
        AvroDeserializationSchema.forSpecific(Prediction.class);

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Prediction> out)
        throws IOException {
      byte[] value = record.value();
      out.collect(
          avro.deserialize(Arrays.copyOfRange(value, SingleObjectHeader.LENGTH, value.length)));
    }

    @Override
    public TypeInformation<Prediction> getProducedType() {
      return avro.getProducedType();
    }
  }
}
