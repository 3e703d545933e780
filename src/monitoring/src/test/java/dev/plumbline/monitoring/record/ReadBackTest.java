package dev.plumbline.monitoring.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** What was written and is read again equals what it was. */
class ReadBackTest {

  private static final int ROUNDS = 2_000;

  private final RandomResults random = new RandomResults(20_261_201);

  private static <T> void assertReadBack(AvroShape<T> shape, Supplier<T> results) throws Exception {
    List<RecordWriter> writers =
        List.of(RecordWriter.singleObject(shape.schema()), RecordWriter.json(shape.schema()));
    ResultReader<T> reader = new ResultReader<>(shape, WriterSchemas.ours());
    for (int round = 0; round < ROUNDS; round++) {
      T result = results.get();
      GenericRecord record = shape.record(result);
      assertThat(shape.read(record)).isEqualTo(result);
      for (RecordWriter writer : writers) {
        assertThat(reader.read(writer.write(record)).orThrow())
            .as("%s", writer.form())
            .isEqualTo(result);
      }
    }
  }

  /** Of what a release had not yet, the default is read. */
  private static <T> int assertReadFromEveryRelease(AvroShape<T> shape, Supplier<T> results) {
    ResultReader<T> reader = new ResultReader<>(shape, WriterSchemas.ours());
    int releases = 0;
    for (String release : Schemas.RELEASES) {
      Schema released = Schemas.released(release).get(shape.schema().getName());
      if (released != null) {
        releases++;
        RecordWriter writer = RecordWriter.singleObject(released);
        for (int round = 0; round < ROUNDS; round++) {
          GenericRecord record = shape.record(results.get());
          GenericRecord old = new GenericData.Record(released);
          for (Schema.Field field : shape.schema().getFields()) {
            if (released.getField(field.name()) == null) {
              record.put(field.pos(), GenericData.get().getDefaultValue(field));
            } else {
              old.put(field.name(), record.get(field.pos()));
            }
          }
          T read = reader.read(writer.write(old)).orThrow();
          assertThat(shape.record(read)).as(release).isEqualTo(record);
        }
      }
    }
    return releases;
  }

  @Test
  void anAlertIsReadAsItWasWritten() throws Exception {
    assertReadBack(new AlertShape(), random::alert);
  }

  @Test
  void aMeasurementIsReadAsItWasWritten() throws Exception {
    assertReadBack(new MeasurementShape(), random::measurement);
  }

  @Test
  void anAlertOfEveryReleaseIsRead() {
    assertThat(assertReadFromEveryRelease(new AlertShape(), random::alert)).isPositive();
  }

  @Test
  void aMeasurementOfEveryReleaseIsRead() {
    assertThat(assertReadFromEveryRelease(new MeasurementShape(), random::measurement))
        .isPositive();
  }

  @Test
  void aDeadLetterIsReadAsItWasWritten() {
    for (int round = 0; round < ROUNDS; round++) {
      // Given
      DeadLetter letter = random.letter();
      Map<String, byte[]> headers = new HashMap<>();
      letter.addHeaders(headers::put);

      // When
      DeadLetter read =
          DeadLetterReader.read(headers, letter.rejection().key(), letter.rejection().value())
              .orThrow();

      // Then
      assertThat(read).usingRecursiveComparison().isEqualTo(letter);
    }
  }

  @Test
  void theHeaderOfAnAlertNamesItsStep() {
    // Given
    Alert alert = random.alert();
    Map<String, byte[]> headers = new HashMap<>();

    // When
    new AlertShape().addHeaders(alert, headers::put);

    // Then
    assertThat(headers).containsOnlyKeys(AlertStep.HEADER);
    assertThat(AlertStep.of(headers.get(AlertStep.HEADER))).isEqualTo(AlertStep.of(alert));
  }
}
