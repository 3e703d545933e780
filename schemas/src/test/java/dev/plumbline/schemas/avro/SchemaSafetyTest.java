package dev.plumbline.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaSafetyTest {

  private static void assertRefused(String text, String words) {
    assertThatThrownBy(() -> SchemaSafety.parse("with id 7", text))
        .isInstanceOfSatisfying(
            MalformedValueException.class,
            e -> {
              assertThat(e.malformed().reason()).isEqualTo(Reason.UNSAFE_SCHEMA);
              assertThat(e.malformed().message()).contains("with id 7").contains(words);
            });
  }

  private static String record(String fieldType) {
    return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"f\",\"type\":"
        + fieldType
        + "}]}";
  }

  @ParameterizedTest
  @CsvSource({"java-class", "java-key-class", "java-element-class"})
  void refusesAPropertyThatNamesAJavaClass(String property) {
    // Then
    assertRefused(record("{\"type\":\"string\",\"" + property + "\":\"java.net.URL\"}"), property);
  }

  @Test
  void refusesARecordThatContainsItself() {
    // Then
    assertRefused(record("[\"null\",\"R\"]"), "R contains itself");
    assertRefused(record("{\"type\":\"array\",\"items\":\"R\"}"), "R contains itself");
  }

  @Test
  void refusesDepthBeyond32Levels() {
    // Given
    String deep = "{\"type\":\"array\",\"items\":".repeat(40) + "\"int\"" + "}".repeat(40);
    String deepest = "{\"type\":\"array\",\"items\":".repeat(9_000) + "\"int\"" + "}".repeat(9_000);

    // Then
    assertRefused(record(deep), "nested deeper than 32 levels");
    assertRefused(record(deepest), "nesting depth");
  }

  @Test
  void acceptsARecordThatIsUsedTwice() throws MalformedValueException {
    // Given
    String inner =
        "{\"type\":\"record\",\"name\":\"I\",\"fields\":[{\"name\":\"n\",\"type\":\"int\"}]}";
    String text =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":"
            + inner
            + "},{\"name\":\"b\",\"type\":\"I\"}]}";

    // When
    Schema schema = SchemaSafety.parse("test", text);

    // Then
    assertThat(schema.getFields()).hasSize(2);
  }

  @Test
  void acceptsThirtyLevels() throws MalformedValueException {
    // Given
    String deep = "{\"type\":\"array\",\"items\":".repeat(28) + "\"int\"" + "}".repeat(28);

    // When
    Schema schema = SchemaSafety.parse("test", record(deep));

    // Then
    assertThat(schema.getFields()).hasSize(1);
  }

  @Test
  void refusesMoreThanTenThousandFields() {
    // Given
    String fields =
        IntStream.rangeClosed(0, 10_000)
            .mapToObj(i -> "{\"name\":\"f" + i + "\",\"type\":\"int\"}")
            .collect(Collectors.joining(","));

    // Then
    assertRefused(
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}", "10000 fields");
  }

  @Test
  void refusesReferencesThatDoubleAtEachLevelWithoutExpandingThem() {
    // Given
    String type = "{\"type\":\"record\",\"name\":\"R0\",\"fields\":[]}";
    for (int level = 1; level <= 30; level++) {
      type =
          "{\"type\":\"record\",\"name\":\"R"
              + level
              + "\",\"fields\":[{\"name\":\"a\",\"type\":"
              + type
              + "},{\"name\":\"b\",\"type\":\"R"
              + (level - 1)
              + "\"}]}";
    }

    // Then
    assertRefused(type, "10000 fields");
  }

  @Test
  void refusesWhatTakesNoBytesByTheBillion() {
    // Then
    assertRefused(record("{\"type\":\"array\",\"items\":\"null\"}"), "take no bytes");
    assertRefused(
        record(
            "{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"E\",\"fields\":[{\"name\":\"n\",\"type\":\"null\"}]}}"),
        "take no bytes");
    assertRefused(
        record("{\"type\":\"fixed\",\"name\":\"F\",\"size\":2000000000}"), "more than 1 MiB");
  }

  @Test
  void refusesTextThatIsLongOrNoSchema() {
    // Then
    assertRefused(" ".repeat(1_000_001), "1000001 characters");
    assertRefused("{\"type\":", "JSON");
    assertRefused("{\"type\":\"rocket\"}", "no Avro schema");
    assertRefused("", "no Avro schema");
  }

  @Test
  void namesTheFileOfAnUnsafeSchemaInTheExtraDirectory(@TempDir Path directory) throws IOException {
    // Given
    Files.writeString(directory.resolve("good.avsc"), record("\"int\""));
    Files.writeString(directory.resolve("bad.avsc"), record("\"R\""));

    // Then
    assertThatThrownBy(() -> WriterSchemas.ours().withDirectory(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bad.avsc");
  }

  @Test
  void readsValuesOfASchemaInTheExtraDirectory(@TempDir Path directory) throws IOException {
    // Given
    String text = Schemas.text(Schemas.LABEL).replace("\"label_value\"", "\"other\"");
    Files.writeString(directory.resolve("Label.avsc"), text);
    Schema writer = new Schema.Parser().parse(text);
    byte[] value = RecordWriter.singleObject(writer).write(Samples.label());

    // When
    Decoded decoded =
        new RecordReader(Schemas.LABEL, WriterSchemas.ours().withDirectory(directory)).read(value);

    // Then
    assertThat(decoded.record().get("label_class")).isEqualTo("fraud");
  }
}
