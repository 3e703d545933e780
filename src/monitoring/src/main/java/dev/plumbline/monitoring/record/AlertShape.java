package dev.plumbline.monitoring.record;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.alert.Evidence;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Severity;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.value.MalformedValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** An alert in the shape of the Avro record {@code Alert}, keyed by its {@code alert_key}. */
public final class AlertShape implements AvroShape<Alert> {

  @Override
  public Schema schema() {
    return Schemas.ALERT;
  }

  @Override
  public String key(Alert alert) {
    return alert.alertKey();
  }

  @Override
  public void addHeaders(Alert alert, BiConsumer<String, byte[]> headers) {
    headers.accept(AlertStep.HEADER, AlertStep.header(alert));
  }

  @Override
  public GenericRecord record(Alert alert) {
    Schema schema = schema();
    GenericRecord record = new GenericData.Record(schema);
    record.put("alert_id", alert.alertId());
    record.put("sequence", alert.sequence());
    record.put("alert_key", alert.alertKey());
    record.put("status", ResultFields.symbol(schema, "status", alert.status()));
    record.put("severity", ResultFields.symbol(schema, "severity", alert.severity()));
    record.put("model", alert.model());
    record.put("version", alert.version());
    record.put("segment", alert.segment());
    record.put("axis", ResultFields.symbol(schema, "axis", alert.axis()));
    record.put("rule", alert.rule());
    record.put("metric", alert.metric());
    record.put("feature", alert.feature());
    record.put("condition", alert.condition());
    record.put("value", alert.value());
    record.put("lower", alert.lower());
    record.put("upper", alert.upper());
    record.put("threshold", alert.threshold());
    record.put("reference_value", alert.referenceValue());
    record.put("p_value", alert.pValue());
    record.put("count", alert.count());
    record.put("window_start", alert.windowStart());
    record.put("window_end", alert.windowEnd());
    record.put("started_at", alert.startedAt());
    record.put("resolved_at", alert.resolvedAt());
    record.put("monitor_revision", alert.monitorRevision());
    record.put("message", alert.message());
    record.put("evidence", evidence(schema, alert.evidence()));
    record.put("runbook_url", alert.runbookUrl());
    record.put("labels", alert.labels());
    return record;
  }

  @Override
  public Alert read(GenericRecord record) throws MalformedValueException {
    ResultFields fields = new ResultFields(record);
    return new Alert(
        fields.text("alert_id"),
        fields.integer("sequence"),
        fields.text("alert_key"),
        fields.symbol("status", AlertStatus.class),
        fields.symbol("severity", Severity.class),
        fields.text("model"),
        fields.text("version"),
        fields.text("segment"),
        fields.symbol("axis", Axis.class),
        fields.text("rule"),
        fields.text("metric"),
        fields.text("feature"),
        fields.text("condition"),
        fields.realOrNull("value"),
        fields.realOrNull("lower"),
        fields.realOrNull("upper"),
        fields.realOrNull("threshold"),
        fields.realOrNull("reference_value"),
        fields.realOrNull("p_value"),
        fields.whole("count"),
        fields.whole("window_start"),
        fields.whole("window_end"),
        fields.whole("started_at"),
        fields.wholeOrNull("resolved_at"),
        fields.integer("monitor_revision"),
        fields.text("message"),
        evidence(fields),
        fields.textOrNull("runbook_url"),
        fields.texts("labels"));
  }

  private static List<Evidence> evidence(ResultFields alert) throws MalformedValueException {
    List<Evidence> evidence = new ArrayList<>();
    for (ResultFields line : alert.records("evidence")) {
      evidence.add(
          new Evidence(
              line.text("what"),
              line.realOrNull("reference_share"),
              line.realOrNull("current_share")));
    }
    return evidence;
  }

  private static List<GenericRecord> evidence(Schema alert, List<Evidence> evidence) {
    Schema schema = alert.getField("evidence").schema().getElementType();
    return evidence.stream().map(line -> evidence(schema, line)).toList();
  }

  private static GenericRecord evidence(Schema schema, Evidence line) {
    GenericRecord record = new GenericData.Record(schema);
    record.put("what", line.what());
    record.put("reference_share", line.referenceShare());
    record.put("current_share", line.currentShare());
    return record;
  }
}
