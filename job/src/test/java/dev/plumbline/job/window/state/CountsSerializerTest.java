package dev.plumbline.job.window.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.window.Tally;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class CountsSerializerTest {

  private static final CountsSerializer COUNTS = CountsSerializer.INSTANCE;

  private static <T> byte[] written(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    serializer.serialize(value, out);
    return out.getCopyOfBuffer();
  }

  @Test
  void writesAnAccumulatorAsItsBytesAndBytesAsFlinkDoes() throws IOException {
    // Given
    Tally tally = new Tally(7);

    // When
    byte[] live = written(COUNTS, tally);
    byte[] atRest = written(COUNTS, tally.toBytes());

    // Then
    assertThat(live).isEqualTo(atRest);
    assertThat(live).isEqualTo(written(BytePrimitiveArraySerializer.INSTANCE, tally.toBytes()));
  }

  @Test
  void readsAndCopiesWhatItWrote() throws IOException {
    // Given
    byte[] written = written(COUNTS, new Tally(7));

    // When
    Object read = COUNTS.deserialize(new DataInputDeserializer(written));
    DataOutputSerializer copied = new DataOutputSerializer(16);
    COUNTS.copy(new DataInputDeserializer(written), copied);

    // Then
    assertThat(read).isEqualTo(new Tally(7).toBytes());
    assertThat(copied.getCopyOfBuffer()).isEqualTo(written);
  }

  @Test
  void copiesAnAccumulatorSoThatItsChangesAreNotSeenAndSharesBytes() {
    // Given
    Tally live = new Tally(7);
    byte[] atRest = live.toBytes();

    // When
    Object copy = COUNTS.copy(live);
    live.add(new Tally(1));

    // Then
    assertThat(copy).isEqualTo(atRest);
    assertThat(COUNTS.copy(atRest)).isSameAs(atRest);
  }

  @Test
  void takesOverStateThatWasKeptAsByteArrays() {
    // Given
    MapSerializer<Integer, Object> now = new MapSerializer<>(IntSerializer.INSTANCE, COUNTS);
    MapSerializer<Integer, byte[]> before =
        new MapSerializer<>(IntSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE);

    // When
    boolean goesOn = goesOn(now, before);

    // Then
    assertThat(goesOn).isTrue();
    assertThat(goesOn(now, now)).isTrue();
    assertThat(goesOn(now, new MapSerializer<>(IntSerializer.INSTANCE, IntSerializer.INSTANCE)))
        .isFalse();
  }

  @SuppressWarnings("unchecked") // as Flink does, which knows the snapshot's type by its name only
  private static boolean goesOn(MapSerializer<Integer, Object> now, MapSerializer<Integer, ?> old) {
    return now.snapshotConfiguration()
        .resolveSchemaCompatibility(((MapSerializer<Integer, Object>) old).snapshotConfiguration())
        .isCompatibleAsIs();
  }
}
