package dev.plumbline.testbed.traffic;

import dev.plumbline.schemas.avro.Schemas;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Answers as the records of the contract. */
final class EventRecords {

  private static final String VERSION = "1";

  private EventRecords() {}

  static TimedEvent prediction(String model, String id, long predictedAt, TrafficAnswer answer) {
    GenericRecord record = new GenericData.Record(Schemas.PREDICTION);
    record.put("predicted_at", predictedAt);
    record.put("model", model);
    record.put("version", VERSION);
    record.put("prediction_id", id);
    record.put("latency_ms", answer.latencyMs());
    record.put("predicted_class", answer.predictedClass());
    record.put("predicted_value", answer.predictedValue());
    record.put("probabilities", answer.probabilities());
    record.put("features", answer.features());
    record.put("feature_values", List.of());
    record.put("attributes", answer.attributes());
    return new TimedEvent(predictedAt, record);
  }

  static TimedEvent label(String model, String id, long labelledAt, TrafficAnswer answer) {
    GenericRecord record = new GenericData.Record(Schemas.LABEL);
    record.put("labelled_at", labelledAt);
    record.put("model", model);
    record.put("prediction_id", id);
    record.put("label_class", answer.labelClass());
    record.put("label_value", answer.labelValue());
    record.put("retracted", false);
    return new TimedEvent(labelledAt, record);
  }
}
