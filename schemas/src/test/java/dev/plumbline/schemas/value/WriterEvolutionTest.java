package dev.plumbline.schemas.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.avro.Samples;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class WriterEvolutionTest {

  private static final String READER =
      """
      {"type": "record", "name": "Score", "namespace": "test", "fields": [
        {"name": "id", "type": "string"},
        {"name": "score", "type": "double", "aliases": ["points"]},
        {"name": "channel", "type": "string", "default": "none"}]}
      """;

  private static Decoded read(String writerText, String field, Object value) {
    Schema writer = new Schema.Parser().parse(writerText);
    GenericRecordBuilder builder = new GenericRecordBuilder(writer).set("id", "a");
    GenericRecord record = builder.set(field, value).build();
    byte[] bytes = RecordWriter.singleObject(writer).write(record);
    Schema reader = new Schema.Parser().parse(READER);
    return new RecordReader(reader, WriterSchemas.ours().with(writer)).read(bytes);
  }

  @Test
  void skipsAFieldThatOnlyTheWriterHas() {
    // Given
    String writer =
        """
        {"type": "record", "name": "Score", "namespace": "test", "fields": [
          {"name": "extra", "type": {"type": "array", "items": "string"}, "default": ["x", "y"]},
          {"name": "id", "type": "string"},
          {"name": "score", "type": "double"}]}
        """;

    // When
    Decoded decoded = read(writer, "score", 0.5);

    // Then
    assertThat(decoded.record())
        .hasToString("{\"id\": \"a\", \"score\": 0.5, \"channel\": \"none\"}");
  }

  @Test
  void promotesAnIntToADoubleAndFindsARenamedFieldByItsAlias() {
    // Given
    String writer =
        """
        {"type": "record", "name": "Score", "namespace": "test", "fields": [
          {"name": "points", "type": "int"},
          {"name": "id", "type": "string"}]}
        """;

    // When
    Decoded decoded = read(writer, "points", 3);

    // Then
    assertThat(decoded.record())
        .hasToString("{\"id\": \"a\", \"score\": 3.0, \"channel\": \"none\"}");
  }

  @Test
  void refusesAFieldOfATypeThatDoesNotPromote() {
    // Given
    String writer =
        """
        {"type": "record", "name": "Score", "namespace": "test", "fields": [
          {"name": "id", "type": "string"},
          {"name": "score", "type": "string"}]}
        """;

    // When
    Decoded decoded = read(writer, "score", "0.5");

    // Then
    assertThat(decoded.malformed()).map(Malformed::reason).contains(Reason.INCOMPATIBLE_SCHEMA);
    assertThat(decoded.malformed().orElseThrow().message()).contains("/fields/1");
  }

  @Test
  void readsTheBranchesThatFitOfAUnionWithOneTooMany() {
    // Given
    String writer =
        """
        {"type": "record", "name": "Score", "namespace": "test", "fields": [
          {"name": "id", "type": "string"},
          {"name": "score", "type": ["string", "double"]}]}
        """;

    // When
    Decoded fitting = read(writer, "score", 0.5);
    Decoded other = read(writer, "score", "high");

    // Then
    assertThat(fitting.record().get("score")).isEqualTo(0.5);
    assertThat(other.malformed()).map(Malformed::reason).contains(Reason.INCOMPATIBLE_SCHEMA);
  }

  @Test
  void refusesALabelOnTheTopicOfPredictions() {
    // Given
    byte[] label = RecordWriter.singleObject(Schemas.LABEL).write(Samples.label());

    // When
    Decoded decoded = new RecordReader(Schemas.PREDICTION, WriterSchemas.ours()).read(label);

    // Then
    assertThat(decoded.malformed()).map(Malformed::reason).contains(Reason.INCOMPATIBLE_SCHEMA);
  }

  @Test
  void refusesAFingerprintThatNobodyDeclared() {
    // Given
    Schema writer = new Schema.Parser().parse(READER.replace("channel", "chan"));
    byte[] header = SingleObjectHeader.of(writer).bytes();

    // When
    Decoded decoded = new RecordReader(Schemas.LABEL, WriterSchemas.ours()).read(header);

    // Then
    assertThat(decoded.malformed()).map(Malformed::reason).contains(Reason.UNKNOWN_FINGERPRINT);
  }
}
