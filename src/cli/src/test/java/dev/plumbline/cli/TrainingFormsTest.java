package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same sixty rows in every form give the same profile, byte for byte. The Parquet files are
 * DuckDB 1.5.6's, of {@code SELECT amount::DECIMAL(9,2), age::SMALLINT, ratio::DOUBLE,
 * member::BOOLEAN, country, opened::DATE, to_timestamp(scored_at / 1000)} on {@code rows.csv}.
 */
class TrainingFormsTest {

  private static final Path ROWS = Path.of("src/test/resources/training/rows.csv");
  private static final String MONITOR =
      """
model: loan
task: binary
positive_class: bad
features: {amount: numeric, age: numeric, ratio: numeric, member: categorical, country: categorical, opened: categorical}
windows: [{size: 5m, every: 1m}]
labels: {horizon: 7d}
reference: {profile: loan}
""";
  private static final Schema AVRO =
      new Schema.Parser()
          .parse(
              """
{"type": "record", "name": "Row", "fields": [
  {"name": "amount", "type": ["null", {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}]},
  {"name": "age", "type": ["null", "int"]},
  {"name": "ratio", "type": "double"},
  {"name": "member", "type": ["null", "boolean"]},
  {"name": "features", "type": {"type": "map", "values": ["null", "string"]}},
  {"name": "opened", "type": {"type": "int", "logicalType": "date"}},
  {"name": "scored_at", "type": {"type": "long", "logicalType": "timestamp-micros"}}]}
""");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private Path monitor;
  private byte[] ofCsv;

  @BeforeEach
  void buildFromCsv() throws IOException {
    monitor = Files.writeString(folder.resolve("loan.yaml"), MONITOR);
    ofCsv = profile(ROWS);
  }

  @Test
  void readsGzippedCsvAsCsv() throws IOException {
    // Then
    assertThat(profile(zipped(Files.readAllBytes(ROWS)))).isEqualTo(ofCsv);
  }

  @Test
  void readsJsonLinesAsCsv() throws IOException {
    // Given
    StringBuilder lines = new StringBuilder();
    for (String[] row : rows()) {
      ObjectNode line = JSON.createObjectNode();
      ObjectNode features = line.putObject("features");
      features.set("amount", row[0].isEmpty() ? null : JSON.readTree(row[0]));
      features.set("age", row[1].isEmpty() ? null : JSON.readTree(row[1]));
      line.set("ratio", JSON.readTree(row[2]));
      line.set("member", row[3].isEmpty() ? null : JSON.readTree(row[3]));
      line.put("country", row[4].isEmpty() ? null : row[4]);
      line.put("opened", row[5]).put("scored_at", Long.parseLong(row[6]));
      lines.append(line).append('\n');
    }

    // Then
    assertThat(profile(Files.writeString(folder.resolve("rows.jsonl"), lines))).isEqualTo(ofCsv);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "snappy", "zstandard"})
  void readsAvroAsCsv(String codec) throws IOException {
    // Given
    byte[] avro = avro(CodecFactory.fromString(codec));

    // Then
    assertThat(profile(Files.write(folder.resolve("no-suffix"), avro))).isEqualTo(ofCsv);
    assertThat(profile(zipped(avro))).isEqualTo(ofCsv);
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "zstd", "gzip", "uncompressed", "lz4_raw", "v2-zstd"})
  void readsParquetAsCsv(String kind) throws IOException {
    // Given
    Path parquet = ROWS.resolveSibling("duckdb-" + kind + ".parquet");

    // Then
    assertThat(profile(Files.copy(parquet, folder.resolve("no-suffix")))).isEqualTo(ofCsv);
  }

  @Test
  void findsColumnsInMapsAndStructs() throws IOException {
    // Given
    Path nested = ROWS.resolveSibling("duckdb-nested.parquet");

    // Then
    assertThat(profile(nested, "--map", "customer.ratio=ratio", "--map", "customer.member=member"))
        .isEqualTo(ofCsv);
  }

  @Test
  void refusesGzippedParquet() throws IOException {
    // Given
    Path zipped = zipped(Files.readAllBytes(ROWS.resolveSibling("duckdb-snappy.parquet")));

    // When
    Run run = build(zipped);

    // Then
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "plumbline: "
                + zipped
                + " holds Parquet, which is not read from its start to its end: give it as a plain"
                + " file, neither gzipped nor through standard input\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xz", "bzip2"})
  void refusesAnAvroFileThatItCannotUnpack(String codec) throws IOException {
    // Given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {'O', 'b', 'j', 1});
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    encoder.writeMapStart();
    encoder.setItemCount(2);
    encoder.writeString("avro.schema");
    encoder.writeBytes(AVRO.toString().getBytes(StandardCharsets.UTF_8));
    encoder.writeString("avro.codec");
    encoder.writeBytes(codec.getBytes(StandardCharsets.UTF_8));
    encoder.writeMapEnd();
    encoder.writeFixed(new byte[16]);
    Path packed = Files.write(folder.resolve("packed"), bytes.toByteArray());

    // When
    Run run = build(packed);

    // Then
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "plumbline: "
                + packed
                + " is compressed with "
                + codec
                + " inside; write it with one of null, deflate, snappy, zstandard\n");
  }

  @Test
  void reportsWhereAnAvroFileIsCutOff() throws IOException {
    // Given
    byte[] avro = avro(CodecFactory.nullCodec());
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(avro, avro.length - 500));

    // When
    Run run = build(cut);

    // Then
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains("cannot be read from about here on, the rest is left out: it ends in the middle")
        .contains("Nothing written");
  }

  private static List<String[]> rows() throws IOException {
    return Files.readAllLines(ROWS).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private static byte[] avro(CodecFactory codec) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(AVRO))) {
      writer.setCodec(codec).setSyncInterval(1_000).create(AVRO, bytes);
      for (String[] row : rows()) {
        writer.append(record(row));
      }
    }
    return bytes.toByteArray();
  }

  private static GenericRecord record(String[] row) {
    GenericRecord record = new GenericData.Record(AVRO);
    if (!row[0].isEmpty()) {
      byte[] unscaled = new BigDecimal(row[0]).setScale(2).unscaledValue().toByteArray();
      record.put("amount", ByteBuffer.wrap(unscaled));
    }
    record.put("age", row[1].isEmpty() ? null : Integer.valueOf(row[1]));
    record.put("ratio", Double.valueOf(row[2]));
    record.put("member", row[3].isEmpty() ? null : Boolean.valueOf(row[3]));
    Map<String, Object> features = new HashMap<>();
    features.put("country", row[4].isEmpty() ? null : row[4]);
    record.put("features", features);
    record.put("opened", (int) LocalDate.parse(row[5]).toEpochDay());
    record.put("scored_at", Long.parseLong(row[6]) * 1_000);
    return record;
  }

  private Path zipped(byte[] plain) throws IOException {
    Path file = Files.createTempFile(folder, "zipped", ".data");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(plain);
    }
    return file;
  }

  private byte[] profile(Path data, String... more) {
    Run run = build(data, more);
    assertThat(run.exit()).as(run.err()).isZero();
    try {
      return Files.readAllBytes(folder.resolve("out"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Run build(Path data, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("profile", "build", "--monitor", monitor));
    arguments.addAll(List.of("--data", data, "--out", folder.resolve("out")));
    arguments.addAll(List.of("--time-column", "scored_at"));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray());
  }
}
