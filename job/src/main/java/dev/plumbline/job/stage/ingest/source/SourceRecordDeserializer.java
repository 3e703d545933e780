package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Hands over what Kafka has, bytes untouched: nothing here can fail on data. */
final class SourceRecordDeserializer implements KafkaRecordDeserializationSchema<SourceRecord> {

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SourceRecord> out) {
    boolean appended = record.timestampType() == TimestampType.LOG_APPEND_TIME;
    String topic = record.topic();
    int partition = record.partition();
    long time = record.timestamp();
    out.collect(
        appended
            ? SourceRecord.appended(
                topic, partition, record.offset(), time, record.key(), record.value())
            : SourceRecord.of(
                topic, partition, record.offset(), time, record.key(), record.value()));
  }

  @Override
  public TypeInformation<SourceRecord> getProducedType() {
    return TypeInformation.of(SourceRecord.class);
  }
}
