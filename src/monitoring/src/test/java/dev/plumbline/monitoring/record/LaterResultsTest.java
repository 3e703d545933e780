package dev.plumbline.monitoring.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.MalformedValueException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a later release added does no harm, and what cannot be understood is a reason. */
class LaterResultsTest {

  private static final AlertShape SHAPE = new AlertShape();
  private static final String FIRST_FIELD = "\"fields\":[";
  private static final String ADDED = FIRST_FIELD + "{\"name\":\"added\",\"type\":\"string\"},";

  private final Alert alert = new RandomResults(7).alert();

  private static ReadResult<Alert> read(String json) {
    return reader(WriterSchemas.ours()).read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ResultReader<Alert> reader(WriterSchemas writers) {
    return new ResultReader<>(SHAPE, writers);
  }

  private static Schema changed(String part, String other) {
    String text = SHAPE.schema().toString();
    assertThat(text).contains(part);
    return new Schema.Parser().parse(text.replaceFirst(quoted(part), other));
  }

  private static String quoted(String part) {
    return Pattern.quote(part);
  }

  private GenericRecord under(Schema schema) {
    GenericRecord record = SHAPE.record(alert);
    GenericRecord later = new GenericData.Record(schema);
    for (Schema.Field field : SHAPE.schema().getFields()) {
      if (schema.getField(field.name()) != null) {
        later.put(field.name(), record.get(field.pos()));
      }
    }
    return later;
  }

  private String json() {
    return new String(
        RecordWriter.json(SHAPE.schema()).write(SHAPE.record(alert)), StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> headers() {
    Map<String, byte[]> headers = new HashMap<>();
    new RandomResults(8).letter().addHeaders(headers::put);
    return headers;
  }

  private static void assertRefused(Map<String, byte[]> headers, String problem) {
    assertThat(DeadLetterReader.read(headers, null, null).malformed().orElseThrow().message())
        .isEqualTo("The headers are not those of a rejection: " + problem + ".");
  }

  @Test
  void aFieldOfALaterReleaseIsPassedOverInAvro() throws Exception {
    // Given
    Schema later = changed(FIRST_FIELD, ADDED);
    GenericRecord record = under(later);
    record.put("added", "something");

    // When
    byte[] value = RecordWriter.singleObject(later).write(record);

    // Then
    assertThat(reader(WriterSchemas.ours().with(later)).read(value).orThrow()).isEqualTo(alert);
    assertThat(SHAPE.read(record)).isEqualTo(alert);
  }

  @Test
  void aFieldOfALaterReleaseIsPassedOverInJson() {
    // Given
    String later = json().replaceFirst("\\{", "{\"added\":{\"more\":[1]},");

    // Then
    assertThat(read(later).orThrow()).isEqualTo(alert);
  }

  @Test
  void aSymbolOfALaterReleaseIsAReasonInEachForm() {
    // Given
    Schema later = changed("[\"FIRING\"", "[\"SILENCED\",\"FIRING\"");
    GenericRecord record = under(later);
    Schema statuses = later.getField("status").schema();
    record.put("status", new GenericData.EnumSymbol(statuses, "SILENCED"));
    byte[] avro = RecordWriter.singleObject(later).write(record);
    String json = json().replaceFirst("\"status\":\"[A-Z]+\"", "\"status\":\"SILENCED\"");

    // Then
    assertThat(reader(WriterSchemas.ours().with(later)).read(avro).malformed()).isPresent();
    assertThat(read(json).malformed().orElseThrow().message()).contains("SILENCED", "FIRING");
    assertThatThrownBy(() -> SHAPE.read(record))
        .isInstanceOf(MalformedValueException.class)
        .hasMessage(
            "The Alert cannot be read: status is SILENCED, which this release does not know;"
                + " wanted is one of [FIRING, RESOLVED].");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rule", "status", "sequence", "window_end"})
  void anAlertWithoutAFieldThatItNeedsIsRefused(String field) {
    // Given
    GenericRecord record = SHAPE.record(alert);
    record.put(field, null);

    // Then
    assertThatThrownBy(() -> SHAPE.read(record))
        .isInstanceOf(MalformedValueException.class)
        .hasMessageStartingWith("The Alert cannot be read: " + field + " is null; wanted is ");
  }

  @Test
  void aFieldOfAnotherTypeIsRefused() {
    // Given
    GenericRecord record = SHAPE.record(alert);
    record.put("count", 7);

    // Then
    assertThatThrownBy(() -> SHAPE.read(record))
        .isInstanceOf(MalformedValueException.class)
        .hasMessage("The Alert cannot be read: count is of type Integer; wanted is a long.");
  }

  @Test
  void aRecordWhoseSchemaLacksAFieldIsRefused() {
    // Given
    Schema other = changed("\"name\":\"monitor_revision\"", "\"name\":\"revision_of_monitor\"");
    GenericRecord record = under(other);

    // Then
    assertThatThrownBy(() -> SHAPE.read(record))
        .isInstanceOf(MalformedValueException.class)
        .hasMessage("The Alert cannot be read: it has no field monitor_revision.");
  }

  @Test
  void whatIsNoAlertAtAllIsAReason() {
    assertThat(read("{\"rule\":\"drop\"}").result()).isEmpty();
    assertThat(reader(WriterSchemas.ours()).read(null).malformed()).isPresent();
    assertThatThrownBy(() -> read("no").orThrow()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHeaderOfALaterReleaseIsPassedOver() {
    // Given
    Map<String, byte[]> headers = headers();
    DeadLetter letter = DeadLetterReader.read(headers, null, null).orThrow();
    headers.put(DeadLetter.PREFIX + "added", new byte[] {(byte) 0xFF});

    // Then
    assertThat(DeadLetterReader.read(headers, null, null).orThrow()).isEqualTo(letter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reason", "message", "stage", "topic", "partition", "offset", "timestamp"})
  void aDeadLetterWithoutAHeaderThatItNeedsIsRefused(String name) {
    // Given
    Map<String, byte[]> headers = headers();
    headers.remove("plumbline.error." + name);

    // Then
    assertRefused(headers, "plumbline.error." + name + " is absent");
  }

  @Test
  void aHeaderThatIsNoNumberOrNoTextIsRefused() {
    // Given
    Map<String, byte[]> noNumber = headers();
    noNumber.put("plumbline.error.offset", "x".getBytes(StandardCharsets.UTF_8));
    Map<String, byte[]> tooLarge = headers();
    tooLarge.put("plumbline.error.partition", "2147483648".getBytes(StandardCharsets.UTF_8));
    Map<String, byte[]> noText = headers();
    noText.put("plumbline.error.reason", new byte[] {(byte) 0xFF});

    // Then
    assertRefused(noNumber, "plumbline.error.offset is \"x\"; wanted is a whole number");
    assertRefused(tooLarge, "plumbline.error.partition is 2147483648, beyond 32 bits");
    assertRefused(noText, "plumbline.error.reason is no UTF-8");
  }
}
