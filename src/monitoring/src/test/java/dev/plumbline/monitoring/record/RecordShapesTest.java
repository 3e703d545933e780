package dev.plumbline.monitoring.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.alert.Evidence;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Severity;
import dev.plumbline.schemas.avro.Schemas;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Each component of an event, all different, stands in the field of the schema of its name. */
class RecordShapesTest {

  private static final Measurement MEASUREMENT =
      new Measurement(
          "m1",
          "v2",
          "s3",
          "me4",
          "f5",
          "c6",
          Axis.LABEL_TIME,
          8,
          9,
          10.0,
          "u11",
          12.0,
          13.0,
          14.0,
          15,
          16L,
          17.0,
          18.0,
          19.0,
          20,
          true,
          ClosedBy.IDLE,
          23,
          "p24",
          "t25");

  private static final Alert ALERT =
      new Alert(
          "id1",
          2,
          "key3",
          AlertStatus.RESOLVED,
          Severity.CRITICAL,
          "m6",
          "v7",
          "s8",
          Axis.PREDICTION_TIME,
          "r10",
          "me11",
          "f12",
          "c13",
          14.0,
          15.0,
          16.0,
          17.0,
          18.0,
          19.0,
          20,
          21,
          22,
          23,
          24L,
          25,
          "msg26",
          List.of(new Evidence("e27", 0.27, 0.28)),
          "url28",
          Map.of("team", "29"));

  private static String fieldOf(RecordComponent component) {
    String name = component.getName().equals("isFinal") ? "final" : component.getName();
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static void assertSame(Record event, GenericRecord written, Schema schema)
      throws ReflectiveOperationException {
    Set<String> fields = new HashSet<>();
    Set<Object> values = new HashSet<>();
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      String field = fieldOf(component);
      Object value = component.getAccessor().invoke(event);
      assertThat(values.add(value)).as("the test's value of %s is unique", field).isTrue();
      assertThat(schema.getField(field)).as(field).isNotNull();
      fields.add(field);
      if (!field.equals("evidence")) {
        boolean text = value instanceof Enum;
        assertThat(text ? written.get(field).toString() : written.get(field))
            .as(field)
            .isEqualTo(text ? value.toString() : value);
      }
    }
    assertThat(fields)
        .containsExactlyInAnyOrderElementsOf(
            schema.getFields().stream().map(Schema.Field::name).toList());
    assertThat(GenericData.get().validate(schema, written)).isTrue();
  }

  @Test
  void givesAMeasurementEveryFieldOfItsSchema() throws Exception {
    // Given
    Schema schema = Schemas.MEASUREMENT;

    // When
    GenericRecord written = new MeasurementShape().record(MEASUREMENT);

    // Then
    assertSame(MEASUREMENT, written, schema);
  }

  @Test
  void givesAnAlertEveryFieldOfItsSchema() throws Exception {
    // Given
    Schema schema = Schemas.ALERT;

    // When
    GenericRecord written = new AlertShape().record(ALERT);

    // Then
    assertSame(ALERT, written, schema);
    GenericRecord evidence = (GenericRecord) ((List<?>) written.get("evidence")).get(0);
    assertThat(evidence.get("what")).isEqualTo("e27");
    assertThat(evidence.get("reference_share")).isEqualTo(0.27);
    assertThat(evidence.get("current_share")).isEqualTo(0.28);
    assertThat(evidence.getSchema().getFields()).hasSize(3);
  }

  @Test
  void writesWhatIsUnknownAsNull() {
    // Given
    Measurement undefined =
        new Measurement(
            "m",
            "*",
            "*",
            "psi",
            "f",
            "",
            Axis.PREDICTION_TIME,
            1,
            2,
            null,
            "why",
            null,
            null,
            null,
            0,
            null,
            null,
            null,
            null,
            0,
            false,
            ClosedBy.WATERMARK,
            1,
            "",
            null);

    // When
    GenericRecord written = new MeasurementShape().record(undefined);

    // Then
    assertThat(GenericData.get().validate(Schemas.MEASUREMENT, written)).isTrue();
    assertThat(written.get("value")).isNull();
  }
}
