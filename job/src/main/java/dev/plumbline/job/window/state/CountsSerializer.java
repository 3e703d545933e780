package dev.plumbline.job.window.state;

import dev.plumbline.statistics.exact.Accumulator;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Counts in state, either at rest as bytes that nobody changes, or as an accumulator that is being
 * added to: written alike, as the length and the bytes. A state backend that keeps objects keeps an
 * accumulator as it is, and adding a pane to it costs no reading and writing of the whole sum; one
 * that keeps bytes gives bytes back. What is written is what Flink writes of a {@code byte[]}, so
 * state that was kept as such goes on.
 *
 * <p>A copy is always at rest: bytes are shared, not copied.
 */
final class CountsSerializer extends TypeSerializerSingleton<Object> {

  static final CountsSerializer INSTANCE = new CountsSerializer();

  private static final long serialVersionUID = 1;

  private static byte[] atRest(Object counts) {
    return counts instanceof byte[] bytes ? bytes : ((Accumulator<?>) counts).toBytes();
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public Object createInstance() {
    return new byte[0];
  }

  @Override
  public Object copy(Object from) {
    return atRest(from);
  }

  @Override
  public Object copy(Object from, Object reuse) {
    return atRest(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(Object counts, DataOutputView target) throws IOException {
    byte[] bytes = atRest(counts);
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public Object deserialize(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return bytes;
  }

  @Override
  public Object deserialize(Object reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    int length = source.readInt();
    target.writeInt(length);
    target.write(source, length);
  }

  @Override
  public TypeSerializerSnapshot<Object> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Takes over what was written as {@code byte[]}. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Object> {

    /** For Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }

    @Override
    public TypeSerializerSchemaCompatibility<Object> resolveSchemaCompatibility(
        TypeSerializerSnapshot<Object> before) {
      TypeSerializer<?> writer = before.restoreSerializer();
      return writer instanceof BytePrimitiveArraySerializer
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : super.resolveSchemaCompatibility(before);
    }
  }
}
