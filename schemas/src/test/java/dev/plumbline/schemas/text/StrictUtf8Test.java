package dev.plumbline.schemas.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.avro.Samples;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import dev.plumbline.schemas.value.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUtf8Test {

  /**
   * In Latin-1, an overlong slash, half a surrogate pair, cut short, beyond Unicode, a lone tail.
   */
  private static final String[] INVALID = {"4DFC", "C0AF", "EDA080", "E282", "F4908080", "80"};

  private static Stream<byte[]> invalid() {
    return Arrays.stream(INVALID).map(HexFormat.of()::parseHex);
  }

  /** A value in which the text stands where {@code §} was. */
  private static byte[] with(byte[] value, byte[] text) {
    byte[] mark = "§".getBytes(StandardCharsets.UTF_8);
    int at = 0;
    while (value[at] != mark[0] || value[at + 1] != mark[1]) {
      at++;
    }
    return ByteBuffer.allocate(value.length - mark.length + text.length)
        .put(value, 0, at)
        .put(text)
        .put(value, at + mark.length, value.length - at - mark.length)
        .array();
  }

  private static Decoded read(byte[] value) {
    return new RecordReader(Schemas.PREDICTION, WriterSchemas.ours()).read(value);
  }

  private static byte[] json(String fields) {
    String required = "{\"predicted_at\":1796113800250,\"model\":\"m\",\"prediction_id\":\"p\",";
    return (required + fields + "}").getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "München", "€ 1", "🙂", "\uFFFD", "\0"})
  void readsWhatIsUtf8(String text) {
    // When
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    // Then
    assertThat(StrictUtf8.read(bytes)).contains(text);
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void readsNothingElse(byte[] bytes) {
    // Then
    assertThat(StrictUtf8.read(bytes)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void jsonThatIsNoUtf8IsMalformedWhereverItStands(byte[] bytes) {
    for (String place :
        new String[] {
          "\"predicted_class\":\"§\"",
          "\"features\":{\"city\":\"§\"}",
          "\"features\":{\"§\":1}",
          "\"attributes\":{\"city\":\"§\"}",
          "\"probabilities\":{\"§\":1}"
        }) {
      // When
      Decoded decoded = read(with(json(place), bytes));

      // Then
      assertThat(decoded.malformed()).as(place).isPresent();
      assertThat(decoded.malformed().get().reason()).isEqualTo(Reason.MALFORMED_JSON);
      assertThat(decoded.malformed().get().message()).contains("no UTF-8: byte ");
    }
  }

  @Test
  void theMessageSaysWhichByteItIs() {
    // When
    Decoded decoded = read(with("{\"model\":\"M§nchen\"}".getBytes(StandardCharsets.UTF_8), hex()));

    // Then
    assertThat(decoded.malformed().get().message()).contains("byte 11 is FC");
  }

  private static byte[] hex() {
    return HexFormat.of().parseHex("FC");
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void avroTextThatIsNoUtf8IsMalformedWhereverItStands(byte[] bytes) {
    // Given: texts of as many bytes, so that lengths hold
    String text = "x".repeat(bytes.length - 1) + "y";
    Map<String, String> places = new HashMap<>();
    places.put("attributes", text);
    for (String field : new String[] {"predicted_class", "features", "attributes", "keys"}) {
      GenericRecord record = Samples.prediction();
      switch (field) {
        case "features" -> record.put("features", Map.of("city", text));
        case "attributes" -> record.put("attributes", Map.of("city", text));
        case "keys" -> record.put("attributes", Map.of(text, "city"));
        default -> record.put(field, text);
      }
      byte[] value = RecordWriter.singleObject(record.getSchema()).write(record);
      byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
      int at = lastIndexOf(value, wanted);
      System.arraycopy(bytes, 0, value, at, bytes.length);

      // When
      Decoded decoded = read(value);

      // Then
      assertThat(decoded.malformed()).as(field).isPresent();
      assertThat(decoded.malformed().get().reason()).isEqualTo(Reason.MALFORMED_AVRO);
      assertThat(decoded.malformed().get().message()).contains("no UTF-8");
    }
  }

  private static int lastIndexOf(byte[] value, byte[] wanted) {
    for (int at = value.length - wanted.length; at >= 0; at--) {
      if (Arrays.equals(value, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    throw new AssertionError("not found");
  }

  @Test
  void theReplacementCharacterIsTakenWhereItIsMeant() {
    // Given
    GenericRecord record = Samples.prediction();
    record.put("predicted_class", "\uFFFD");

    // Then
    assertThat(read(RecordWriter.singleObject(record.getSchema()).write(record)).record())
        .isEqualTo(record);
    assertThat(read(RecordWriter.json(record.getSchema()).write(record)).record())
        .isEqualTo(record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"predicted_class\":\"\\ud83d\"",
        "\"predicted_class\":\"\\ude42\\ud83d\"",
        "\"features\":{\"a\\ud83d\":1}",
        "\"attributes\":{\"a\":\"\\ud83dx\"}"
      })
  void halfAnEscapedSurrogatePairIsMalformed(String field) {
    // When
    Decoded decoded = read(json(field));

    // Then
    assertThat(decoded.malformed()).isPresent();
    assertThat(decoded.malformed().get().message()).contains("surrogate pair");
  }

  @Test
  void aWholeEscapedSurrogatePairIsRead() {
    // When
    Decoded decoded = read(json("\"predicted_class\":\"\\ud83d\\ude42\""));

    // Then
    assertThat(decoded.record().get("predicted_class")).isEqualTo("🙂");
  }
}
