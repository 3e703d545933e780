package dev.plumbline.cli.file.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.file.TextFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** München and Mönchen in Latin-1 are no text in Avro and Parquet, and no two names for one. */
class TypedTextTest {

  private static final byte[] LATIN = "M\u00fcnchen".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] UTF_8 = "M\u00fcnchen".getBytes(StandardCharsets.UTF_8);
  private static final byte[] MEANT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  /** As long as the other, and nowhere else in a file. */
  private static final String STAND_IN = "M?nchen";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"string\"",
        "{\"type\": \"string\", \"avro.java.string\": \"String\"}",
        "\"bytes\"",
        "[\"null\", \"string\"]",
        "{\"type\": \"array\", \"items\": \"string\"}",
        "{\"type\": \"map\", \"values\": \"long\", \"avro.java.string\": \"String\"}"
      })
  void refusesARowOfAvroWhoseWantedTextIsNone(String type) throws IOException, BadFileException {
    // Given
    Path file = avro(type, UTF_8, LATIN, MEANT, UTF_8);

    // When
    List<FileLine> lines = read(file, "city");

    // Then
    assertRefused(lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"binary city (STRING)", "binary city", "fixed_len_byte_array(7) city"})
  void refusesARowOfParquetWhoseWantedTextIsNone(String column)
      throws IOException, BadFileException {
    // Given
    byte[] text = column.startsWith("fixed") ? "Munchen".getBytes(StandardCharsets.UTF_8) : UTF_8;
    byte[] meant =
        column.startsWith("fixed") ? "M\uFFFDens".getBytes(StandardCharsets.UTF_8) : MEANT;
    Path file = parquet(column, text, LATIN, meant, text);

    // When
    List<FileLine> lines = read(file, "city");

    // Then
    assertRefused(lines);
  }

  @Test
  void readsRowsWhoseOtherColumnsHoldRawBytes() throws IOException, BadFileException {
    // Given
    Path avro = avro("\"bytes\"", LATIN, LATIN);
    Path parquet = parquet("binary city", LATIN, LATIN);

    // Then
    assertThat(read(avro, "wide-id")).hasSize(2).allMatch(Row.class::isInstance);
    assertThat(read(parquet, "wide-id")).hasSize(2).allMatch(Row.class::isInstance);
  }

  private static void assertRefused(List<FileLine> lines) {
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).isInstanceOf(UnreadableLine.class);
    UnreadableLine refused = (UnreadableLine) lines.get(1);
    assertThat(refused.line()).isEqualTo(2);
    assertThat(refused.last()).isFalse();
    assertThat(refused.problem())
        .startsWith("the column city")
        .endsWith("holds bytes that are no UTF-8 text; write it as UTF-8");
    assertThat(List.of(lines.get(0), lines.get(2), lines.get(3))).allMatch(Row.class::isInstance);
    assertThat(((Row) lines.get(3)).cells()).isEqualTo(((Row) lines.get(0)).cells());
  }

  private Path avro(String type, byte[]... cities) throws IOException {
    Schema schema =
        new Schema.Parser(NameValidator.NO_VALIDATION)
            .parse(
                """
                {"type": "record", "name": "Row", "fields": [
                  {"name": "wide-id", "type": "long"}, {"name": "city", "type": %s}]}"""
                    .formatted(type));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema))) {
      writer.create(schema, bytes);
      for (byte[] city : cities) {
        GenericRecord record = new GenericData.Record(schema);
        record.put(0, 7L);
        record.put(1, value(schema.getFields().get(1).schema().getType(), city));
        writer.append(record);
      }
    }
    return new TextFile(folder).write(withKeysInLatin(bytes.toByteArray()));
  }

  /** Avro writes keys of maps as text, whatever their bytes. */
  private static byte[] withKeysInLatin(byte[] file) {
    String bytes = new String(file, StandardCharsets.ISO_8859_1);
    String latin = new String(LATIN, StandardCharsets.ISO_8859_1);
    return bytes.replace(STAND_IN, latin).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Object value(Schema.Type type, byte[] city) {
    return switch (type) {
      case BYTES -> ByteBuffer.wrap(city);
      case ARRAY -> List.of(new Utf8("Wien"), new Utf8(city));
      case MAP -> Map.of(city == LATIN ? STAND_IN : new String(city, StandardCharsets.UTF_8), 1L);
      default -> new Utf8(city);
    };
  }

  private Path parquet(String column, byte[]... cities) throws IOException {
    MessageType type =
        MessageTypeParser.parseMessageType(
            "message rows { required int64 wide-id; required " + column + "; }");
    Path path = folder.resolve("rows.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(path))
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .build()) {
      for (byte[] city : cities) {
        Group group = new SimpleGroupFactory(type).newGroup();
        group.add("wide-id", 7L);
        group.add("city", Binary.fromConstantByteArray(city));
        writer.write(group);
      }
    }
    return path;
  }

  private static List<FileLine> read(Path path, String wanted)
      throws IOException, BadFileException {
    List<FileLine> lines = new ArrayList<>();
    try (RowFile file = RowFile.open(path, column -> column.startsWith(wanted))) {
      file.next().ifPresent(lines::add);
      for (int row = 1; row < 4; row++) {
        file.next().ifPresent(lines::add);
      }
      assertThat(file.next()).isEmpty();
    }
    return lines;
  }
}
