package dev.plumbline.schemas.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.avro.Samples;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.value.Malformed;
import dev.plumbline.schemas.value.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatGuessTest {

  private static Malformed read(byte[] value) {
    return new RecordReader(Schemas.PREDICTION, WriterSchemas.ours())
        .read(value)
        .malformed()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "0100112233445566778899aabbccddeeff0011,GUID",
    "4f626a0102,container file",
    "1f8b0800,compressed",
    "28b52ffd00,compressed",
    "0a05667261756410,Protobuf",
    "80049503,pickle",
    "aced0005,Java object",
    "c3a9,C3 01",
    "efbbbf7b7d,byte order mark",
    "ff00ff,ff 00 ff"
  })
  void saysWhatTheBytesLookLike(String hex, String words) {
    // When
    Malformed malformed = read(HexFormat.of().parseHex(hex));

    // Then
    assertThat(malformed.reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
    assertThat(malformed.message()).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"model\":\"m\"}] | JSON array",
        "\"{}\" | once encoded",
        "` {\"model\":\"m\"}` | white space",
        "Only text | plain text, \"Only text\"",
        "model,version | plain text",
      })
  void saysWhatTheTextLooksLike(String text, String words) {
    // When
    Malformed malformed = read(text.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(malformed.reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
    assertThat(malformed.message()).contains(words);
  }

  @Test
  void recognisesRawAvroAndNamesTheBytesItLacks() {
    // Given
    byte[] framed = RecordWriter.singleObject(Schemas.PREDICTION).write(Samples.prediction());
    byte[] raw = Arrays.copyOfRange(framed, SingleObjectHeader.LENGTH, framed.length);

    // When
    Malformed malformed = read(raw);

    // Then
    assertThat(malformed.reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
    assertThat(malformed.message())
        .contains("raw Avro", SingleObjectHeader.of(Schemas.PREDICTION).hex());
  }
}
