package dev.plumbline.monitoring.record;

import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.value.MalformedValueException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A measurement in the shape of the Avro record {@code Measurement}, keyed by {@code
 * model/version/segment}.
 */
public final class MeasurementShape implements AvroShape<Measurement> {

  @Override
  public Schema schema() {
    return Schemas.MEASUREMENT;
  }

  @Override
  public String key(Measurement measurement) {
    return String.join("/", measurement.model(), measurement.version(), measurement.segment());
  }

  @Override
  public GenericRecord record(Measurement measurement) {
    Schema schema = schema();
    GenericRecord record = new GenericData.Record(schema);
    record.put("model", measurement.model());
    record.put("version", measurement.version());
    record.put("segment", measurement.segment());
    record.put("metric", measurement.metric());
    record.put("feature", measurement.feature());
    record.put("class_name", measurement.className());
    record.put("axis", ResultFields.symbol(schema, "axis", measurement.axis()));
    record.put("window_start", measurement.windowStart());
    record.put("window_end", measurement.windowEnd());
    record.put("value", measurement.value());
    record.put("undefined_reason", measurement.undefinedReason());
    record.put("lower", measurement.lower());
    record.put("upper", measurement.upper());
    record.put("error_bound", measurement.errorBound());
    record.put("count", measurement.count());
    record.put("reference_count", measurement.referenceCount());
    record.put("coverage", measurement.coverage());
    record.put("p_value", measurement.pValue());
    record.put("q_value", measurement.qValue());
    record.put("revision", measurement.revision());
    record.put("final", measurement.isFinal());
    record.put("closed_by", ResultFields.symbol(schema, "closed_by", measurement.closedBy()));
    record.put("monitor_revision", measurement.monitorRevision());
    record.put("profile", measurement.profile());
    record.put("test", measurement.test());
    return record;
  }

  @Override
  public Measurement read(GenericRecord record) throws MalformedValueException {
    ResultFields fields = new ResultFields(record);
    return new Measurement(
        fields.text("model"),
        fields.text("version"),
        fields.text("segment"),
        fields.text("metric"),
        fields.text("feature"),
        fields.text("class_name"),
        fields.symbol("axis", Axis.class),
        fields.whole("window_start"),
        fields.whole("window_end"),
        fields.realOrNull("value"),
        fields.textOrNull("undefined_reason"),
        fields.realOrNull("lower"),
        fields.realOrNull("upper"),
        fields.realOrNull("error_bound"),
        fields.whole("count"),
        fields.wholeOrNull("reference_count"),
        fields.realOrNull("coverage"),
        fields.realOrNull("p_value"),
        fields.realOrNull("q_value"),
        fields.integer("revision"),
        fields.flag("final"),
        fields.symbol("closed_by", ClosedBy.class),
        fields.integer("monitor_revision"),
        fields.text("profile"),
        fields.textOrNull("test"));
  }
}
