package dev.plumbline.job.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A {@link JoinKey} in 16 bytes. It has no version: Flink cannot migrate keys, so these bytes never
 * change.
 */
final class JoinKeySerializer extends ImmutableSerializer<JoinKey> {

  static final JoinKeySerializer INSTANCE = new JoinKeySerializer();

  private static final long serialVersionUID = 1;

  @Override
  public int getLength() {
    return 2 * Long.BYTES;
  }

  @Override
  public void serialize(JoinKey key, DataOutputView target) throws IOException {
    target.writeLong(key.high());
    target.writeLong(key.low());
  }

  @Override
  public JoinKey deserialize(DataInputView source) throws IOException {
    return new JoinKey(source.readLong(), source.readLong());
  }

  @Override
  public TypeSerializerSnapshot<JoinKey> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What a savepoint says of the serializer. Public because Flink makes it. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<JoinKey> {

    /** For Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
