package dev.plumbline.testbed.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventWriterTest {

  private static WorkloadTraffic traffic(Layout layout) {
    return new WorkloadTraffic(layout, 7, 3, 1_000, 60_000, true, true);
  }

  @ParameterizedTest
  @EnumSource
  void writesTheSameBytesForAnEventWhoeverWritesItAndWhatWasWrittenBefore(Layout layout) {
    // Given
    EventWriter one = new EventWriter(traffic(layout));
    EventWriter other = new EventWriter(traffic(layout));

    // When
    other.prediction(999);
    byte[] first = one.prediction(500);
    byte[] second = other.prediction(500);

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(other.label(500)).isEqualTo(one.label(500));
    assertThat(other.prediction(501)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void writesWhatTheProjectsReaderReads(Layout layout) {
    // Given
    WorkloadTraffic traffic = traffic(layout);
    GeneratedEvents events = new GeneratedEvents(traffic);
    RecordReader reader = new RecordReader(Schemas.PREDICTION, WriterSchemas.ours());

    for (long event = 0; event < traffic.events(); event++) {
      // When
      Decoded decoded = reader.read(new EventWriter(traffic).prediction(event));

      // Then
      GenericRecord read = decoded.record();
      assertThat(read.get("predicted_at")).isEqualTo(events.time(event));
      assertThat(read.get("model")).hasToString(WorkloadTraffic.model(events.model(event)));
      assertThat(read.get("prediction_id")).hasToString(events.id(event));
      assertThat(read.get("latency_ms")).isEqualTo(events.latency(event));
      for (int feature = 0; feature < traffic.features(); feature++) {
        double value = events.feature(event, feature);
        assertThat(feature(read, feature)).isEqualTo(Double.isNaN(value) ? null : value);
      }
    }
  }

  private static Object feature(GenericRecord read, int feature) {
    List<?> positioned = (List<?>) read.get("feature_values");
    if (positioned.isEmpty()) {
      return ((Map<?, ?>) read.get("features")).get(WorkloadTraffic.feature(feature));
    }
    double value = (Double) positioned.get(feature);
    return Double.isNaN(value) ? null : value;
  }

  @Test
  void writesLabelsThatTheProjectsReaderReads() {
    // Given
    WorkloadTraffic traffic = traffic(Layout.ARRAY);
    GeneratedEvents events = new GeneratedEvents(traffic);

    // When
    Decoded decoded =
        new RecordReader(Schemas.LABEL, WriterSchemas.ours())
            .read(new EventWriter(traffic).label(7));

    // Then
    assertThat(decoded.record().get("prediction_id")).hasToString(events.id(7));
    assertThat(decoded.record().get("label_class")).hasToString(events.labelClass(7));
    assertThat(decoded.record().get("labelled_at")).isEqualTo(events.labelTime(7));
  }
}
