package dev.plumbline.schemas.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.avro.Samples;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroFramesTest {

  private static final byte[] PREDICTION =
      RecordWriter.singleObject(Schemas.PREDICTION).write(Samples.prediction());

  private final AvroFrames frames = new AvroFrames(WriterSchemas.ours());

  @Test
  void findsTheWriterByTheFingerprintAndTheRecordBehindIt() {
    // When
    AvroFrames.Frame frame = frames.of(PREDICTION);
    AvroFrames.Frame again = frames.of(PREDICTION.clone());

    // Then
    assertThat(frame.writer()).isEqualTo(Schemas.PREDICTION);
    assertThat(frame.bodyAt()).isEqualTo(SingleObjectHeader.LENGTH);
    assertThat(again).isSameAs(frame);
  }

  static Stream<byte[]> others() {
    byte[] unknown = PREDICTION.clone();
    unknown[3]++;
    return Stream.of(
        null,
        new byte[0],
        new byte[] {0, 0, 0, 0, 7, 1},
        new byte[RecordReader.MAX_BYTES + 1],
        "{\"model\": \"m\"}".getBytes(StandardCharsets.UTF_8),
        Arrays.copyOf(PREDICTION, SingleObjectHeader.LENGTH),
        unknown);
  }

  @ParameterizedTest
  @MethodSource("others")
  void leavesEverythingElseToTheReader(byte[] value) {
    // Given a frame that is known
    frames.of(PREDICTION);

    // When
    AvroFrames.Frame frame = frames.of(value);

    // Then
    assertThat(frame).isNull();
  }
}
