package dev.plumbline.job.stage.publish;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.record.AlertShape;
import dev.plumbline.monitoring.record.MeasurementShape;
import dev.plumbline.schemas.record.RecordWriter;
import org.apache.avro.generic.GenericRecord;

/**
 * Results as lines of JSON, with the fields of the contract in its order, as the topics have them
 * when they are written as JSON. For one thread.
 */
public final class ResultLines {

  private final MeasurementShape measurementShape = new MeasurementShape();
  private final AlertShape alertShape = new AlertShape();
  private final RecordWriter measurements = RecordWriter.json(measurementShape.schema());
  private final RecordWriter alerts = RecordWriter.json(alertShape.schema());

  /**
   * A measurement that is reported once, as it stands in the end; so its revision is 0, whatever it
   * was revised before.
   */
  public byte[] lastOf(Measurement measurement) {
    GenericRecord record = measurementShape.record(measurement);
    record.put("revision", 0);
    return measurements.write(record);
  }

  /** An alert. */
  public byte[] of(Alert alert) {
    return alerts.write(alertShape.record(alert));
  }
}
