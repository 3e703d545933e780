package dev.plumbline.schemas.avro;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/** The records that tests write and read. */
public final class Samples {

  public static final long AT = 1_796_113_800_250L;
  public static final String AT_TEXT = "2026-12-01T08:30:00.250Z";

  private Samples() {}

  /** A prediction with every kind of feature value, in the reader's shape. */
  public static GenericRecord prediction() {
    Map<String, Object> features = new HashMap<>();
    features.put("amount", 12.5);
    features.put("age", 17L);
    features.put("vip", true);
    features.put("country", "de");
    features.put("income", null);
    return new GenericRecordBuilder(StringTypes.copyOf(Schemas.PREDICTION))
        .set("predicted_at", AT)
        .set("model", "fraud")
        .set("version", "3")
        .set("prediction_id", "p-1")
        .set("latency_ms", 4.25)
        .set("predicted_class", "fraud")
        .set("probabilities", Map.of("fraud", 0.75))
        .set("features", features)
        .set("attributes", Map.of("channel", "web"))
        .build();
  }

  public static GenericRecord label() {
    return new GenericRecordBuilder(StringTypes.copyOf(Schemas.LABEL))
        .set("labelled_at", AT)
        .set("model", "fraud")
        .set("prediction_id", "p-1")
        .set("label_class", "fraud")
        .build();
  }

  /** An alert that still fires, with evidence. */
  public static GenericRecord alert() {
    Schema schema = StringTypes.copyOf(Schemas.ALERT);
    Schema evidence = schema.getField("evidence").schema().getElementType();
    return new GenericRecordBuilder(schema)
        .set("alert_id", "7b0e")
        .set("sequence", 0)
        .set("alert_key", "fraud/3/*/input-drift/amount")
        .set("status", symbol(schema, "status", "FIRING"))
        .set("severity", symbol(schema, "severity", "WARNING"))
        .set("model", "fraud")
        .set("version", "3")
        .set("axis", symbol(schema, "axis", "PREDICTION_TIME"))
        .set("rule", "input-drift")
        .set("metric", "psi")
        .set("feature", "amount")
        .set("condition", "psi above 0.2")
        .set("value", 0.31)
        .set("threshold", 0.2)
        .set("count", 500L)
        .set("window_start", AT - 60_000)
        .set("window_end", AT)
        .set("started_at", AT)
        .set("monitor_revision", 2)
        .set("message", "psi of amount is 0.31, above 0.2")
        .set(
            "evidence",
            List.of(
                new GenericRecordBuilder(evidence)
                    .set("what", "(10, 20]")
                    .set("reference_share", 0.1)
                    .set("current_share", 0.4)
                    .build()))
        .set("labels", Map.of("team", "risk"))
        .build();
  }

  private static GenericData.EnumSymbol symbol(Schema schema, String field, String symbol) {
    return new GenericData.EnumSymbol(schema.getField(field).schema(), symbol);
  }
}
