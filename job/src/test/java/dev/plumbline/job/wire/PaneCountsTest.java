package dev.plumbline.job.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.job.event.Admission;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class PaneCountsTest {

  /** Texts with their length and one more, numbers big-endian. */
  private static final String COMPONENTS =
      "066672617564"
          + "0231"
          + "022a"
          + "00000007"
          + "01"
          + "000001a194d5e07b"
          + "000001a194d6cadb"
          + "00000003"
          + "010203";

  private static final String IN_LAYOUT_1 = "01" + COMPONENTS;

  private static final String IN_LAYOUT_2 =
      "02" + COMPONENTS + "000001a194c8f800" + "000001a194d5f000" + "000000000000ea60";

  private static final PaneCounts PANE =
      new PaneCounts(
          "fraud",
          "1",
          "*",
          7,
          "",
          0x1a194d5e07bL,
          0x1a194d6cadbL,
          new byte[] {1, 2, 3},
          new Admission(0x1a194c8f800L, 0x1a194d5f000L, 60_000));

  private static final TypeSerializer<PaneCounts> SERIALIZER =
      PaneCounts.TYPE.createSerializer(new SerializerConfigImpl());

  @Test
  void isWrittenInLayout2() throws IOException {
    // Given
    DataOutputSerializer out = new DataOutputSerializer(16);

    // When
    SERIALIZER.serialize(PANE, out);

    // Then
    assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(IN_LAYOUT_2);
  }

  @Test
  void isReadFromLayout1WhichWasWrittenBehindTheDecision() throws IOException {
    // Given
    byte[] bytes = HexFormat.of().parseHex(IN_LAYOUT_1);

    // When
    PaneCounts read = SERIALIZER.deserialize(new DataInputDeserializer(bytes));

    // Then
    assertThat(read).usingRecursiveComparison().ignoringFields("admission").isEqualTo(PANE);
    assertThat(read.admission()).isEqualTo(Admission.NONE);
  }

  @Test
  void isReadFromLayout2() throws IOException {
    // Given
    byte[] bytes = HexFormat.of().parseHex(IN_LAYOUT_2);

    // When
    PaneCounts read = SERIALIZER.deserialize(new DataInputDeserializer(bytes));

    // Then
    assertThat(read).usingRecursiveComparison().isEqualTo(PANE);
  }

  @Test
  void isNotReadFromALayoutOfALaterRelease() {
    // Given
    byte[] bytes = HexFormat.of().parseHex(IN_LAYOUT_2);
    bytes[0] = 3;

    // When / Then
    assertThatThrownBy(() -> SERIALIZER.deserialize(new DataInputDeserializer(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("layout 3");
  }
}
