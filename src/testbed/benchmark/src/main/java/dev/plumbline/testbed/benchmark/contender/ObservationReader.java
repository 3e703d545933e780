package dev.plumbline.testbed.benchmark.contender;

import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.v1.Prediction;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Avro's fast reader into the generated class, kept over records, then one bin a feature. */
final class ObservationReader implements KafkaRecordDeserializationSchema<BinnedObservation> {

  private final Layout layout;
  private final BinnedFeatures features;

  private transient SpecificDatumReader<Prediction> reader;
  private transient BinaryDecoder decoder;
  private transient Prediction reused;

  ObservationReader(Layout layout, BinnedFeatures features) {
    this.layout = layout;
    this.features = features;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<BinnedObservation> out)
      throws IOException {
    if (reader == null) {
      reader = new SpecificDatumReader<>(Prediction.class);
    }
    byte[] value = record.value();
    int header = SingleObjectHeader.LENGTH;
    decoder = DecoderFactory.get().binaryDecoder(value, header, value.length - header, decoder);
    reused = reader.read(reused, decoder);
    BinnedObservation observation = new BinnedObservation();
    observation.model = reused.getModel().toString();
    observation.time = reused.getPredictedAt().toEpochMilli();
    observation.latency = reused.getLatencyMs();
    observation.cells =
        layout == Layout.MAP ? named(reused.getFeatures()) : positioned(reused.getFeatureValues());
    out.collect(observation);
  }

  private int[] named(Map<? extends CharSequence, Object> values) {
    int[] cells = new int[features.size()];
    for (int feature = 0; feature < cells.length; feature++) {
      Object value = values.get(features.name(feature));
      cells[feature] =
          features.cellOf(feature, value instanceof Double number ? number : Double.NaN);
    }
    return cells;
  }

  private int[] positioned(List<Double> values) {
    int[] cells = new int[features.size()];
    for (int feature = 0; feature < cells.length; feature++) {
      cells[feature] = features.cellOf(feature, values.get(feature));
    }
    return cells;
  }

  @Override
  public TypeInformation<BinnedObservation> getProducedType() {
    return TypeInformation.of(BinnedObservation.class);
  }
}
