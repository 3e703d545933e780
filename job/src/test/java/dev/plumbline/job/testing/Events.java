package dev.plumbline.job.testing;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Predictions, labels and control records as they stand on their topics. */
public final class Events {

  /** 2026-11-01T00:00:00Z: an instant on which every window of the tests is aligned. */
  public static final long START = 1_793_491_200_000L;

  private static final RecordWriter PREDICTIONS = RecordWriter.singleObject(Schemas.PREDICTION);
  private static final RecordWriter LABELS = RecordWriter.singleObject(Schemas.LABEL);

  private Events() {}

  /** A prediction with all that a test does not care about left at its default. */
  public static GenericRecord prediction(String model, String id, long predictedAt) {
    GenericRecord record = new GenericData.Record(Schemas.PREDICTION);
    record.put("predicted_at", predictedAt);
    record.put("model", model);
    record.put("version", "1");
    record.put("prediction_id", id);
    record.put("probabilities", Map.of());
    record.put("features", Map.of());
    record.put("feature_values", List.of());
    record.put("attributes", Map.of());
    return record;
  }

  /** A label with all that a test does not care about left at its default. */
  public static GenericRecord label(String model, String id, long labelledAt) {
    GenericRecord record = new GenericData.Record(Schemas.LABEL);
    record.put("labelled_at", labelledAt);
    record.put("model", model);
    record.put("prediction_id", id);
    record.put("retracted", false);
    return record;
  }

  /** A record of the predictions topic, written at its event time. */
  public static SourceRecord onPredictions(int partition, long offset, GenericRecord prediction) {
    return SourceRecord.of(
        "predictions",
        partition,
        offset,
        (Long) prediction.get("predicted_at"),
        null,
        PREDICTIONS.write(prediction));
  }

  /** A record of the labels topic, written at its event time. */
  public static SourceRecord onLabels(int partition, long offset, GenericRecord label) {
    return SourceRecord.of(
        "labels", partition, offset, (Long) label.get("labelled_at"), null, LABELS.write(label));
  }

  /** A record of the monitors topic. */
  public static SourceRecord onMonitors(long offset, String monitor) {
    return SourceRecord.of(
        "monitors", 0, offset, START, null, monitor.getBytes(StandardCharsets.UTF_8));
  }
}
