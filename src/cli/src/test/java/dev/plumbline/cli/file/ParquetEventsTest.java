package dev.plumbline.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.cli.file.cell.TimeForm;
import dev.plumbline.cli.file.row.EventLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events out of Parquet files as pandas, Spark and DuckDB type them. */
class ParquetEventsTest {

  /** 2026-12-01T08:30:00Z. */
  private static final long AT = 1_796_113_800_000L;

  private static final int ROWS = 300;

  @TempDir private Path folder;

  private Path write(String time, ObjIntConsumer<Group> fill) throws IOException {
    MessageType type =
        MessageTypeParser.parseMessageType(
            "message rows { required int64 prediction_id; required "
                + time
                + "; optional double feature.amount; }");
    Path path = folder.resolve("events.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(path))
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .build()) {
      for (int row = 0; row < ROWS; row++) {
        Group group = new SimpleGroupFactory(type).newGroup();
        group.add("prediction_id", 417_784_000_000L + row);
        fill.accept(group, row);
        writer.write(group);
      }
    }
    return path;
  }

  private static List<EventLine> read(Path path, ZoneId zone) {
    ReadingRules rules =
        new ReadingRules(DeclaredTypes.NOTHING, TimeForm.of(zone, null), Set.of(), false);
    return TextFile.events(path, EventKind.PREDICTIONS, rules);
  }

  private static void assertTimes(List<EventLine> lines, long first) {
    assertThat(lines).hasSize(ROWS);
    for (int row = 0; row < ROWS; row++) {
      GenericRecord event = ((EventLine.Event) lines.get(row)).record();
      assertThat(event.get("predicted_at")).isEqualTo(first + row);
      assertThat(event.get("prediction_id")).isEqualTo("" + (417_784_000_000L + row));
    }
  }

  @Test
  void readsDoublesAsMilliseconds() throws IOException {
    // When
    Path path =
        write(
            "double predicted_at",
            (group, row) -> group.add("predicted_at", AT + row + (row % 2) / 2.0));

    // Then
    assertTimes(read(path, null), AT);
  }

  @ParameterizedTest
  @CsvSource({
    "'MILLIS,true', 1, 0",
    "'MICROS,true', 1000, 0",
    "'NANOS,true', 1000000, 0",
    "'MICROS,false', 1000, 3600000",
  })
  void readsTimestampsOfEveryUnitAndThoseWithoutAZoneInTheOneThatIsGiven(
      String unit, long perMilli, long localLater) throws IOException {
    // When
    Path path =
        write(
            "int64 predicted_at (TIMESTAMP(" + unit + "))",
            (group, row) -> group.add("predicted_at", (AT + row) * perMilli));

    // Then
    assertTimes(read(path, null), AT);
    assertTimes(read(path, ZoneId.of("Europe/Berlin")), AT - localLater);
  }

  @Test
  void namesAColumnThatIsThereTwice() throws IOException {
    // Given
    Path path =
        write(
            "double amount; optional double twice; optional double twice",
            (group, row) -> group.add(1, 1.0));

    // Then
    assertThatThrownBy(() -> read(path, null))
        .hasMessage(path + " has the column twice twice; give one of them another name");
  }
}
