package dev.plumbline.monitoring.record;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.Evidence;
import dev.plumbline.schemas.avro.Schemas;
import java.nio.charset.StandardCharsets;
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
    headers.accept(AlertStep.HEADER, AlertStep.of(alert).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public GenericRecord record(Alert alert) {
    Schema schema = schema();
    GenericRecord record = new GenericData.Record(schema);
    record.put("alert_id", alert.alertId());
    record.put("sequence", alert.sequence());
    record.put("alert_key", alert.alertKey());
    record.put("status", symbol(schema, "status", alert.status()));
    record.put("severity", symbol(schema, "severity", alert.severity()));
    record.put("model", alert.model());
    record.put("version", alert.version());
    record.put("segment", alert.segment());
    record.put("axis", symbol(schema, "axis", alert.axis()));
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

  private static GenericData.EnumSymbol symbol(Schema schema, String field, Enum<?> value) {
    return new GenericData.EnumSymbol(schema.getField(field).schema(), value.name());
  }
}
