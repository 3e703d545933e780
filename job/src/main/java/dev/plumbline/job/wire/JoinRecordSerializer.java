package dev.plumbline.job.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A {@link JoinRecord}: its key, the length of its content in a byte (two from 128 on), its
 * content, which begins with its version.
 */
final class JoinRecordSerializer extends ImmutableSerializer<JoinRecord> {

  static final JoinRecordSerializer INSTANCE = new JoinRecordSerializer();

  private static final long serialVersionUID = 1;
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(JoinRecord record, DataOutputView target) throws IOException {
    JoinKeySerializer.INSTANCE.serialize(record.key(), target);
    int length = record.content().length;
    while (length >= MORE) {
      target.writeByte(length | MORE);
      length >>>= BITS;
    }
    target.writeByte(length);
    target.write(record.content());
  }

  @Override
  public JoinRecord deserialize(DataInputView source) throws IOException {
    JoinKey key = JoinKeySerializer.INSTANCE.deserialize(source);
    int length = 0;
    int shift = 0;
    int next = source.readUnsignedByte();
    while (next >= MORE) {
      length |= (next & MORE - 1) << shift;
      shift += BITS;
      next = source.readUnsignedByte();
    }
    byte[] content = new byte[length | next << shift];
    source.readFully(content);
    return new JoinRecord(key, content);
  }

  @Override
  public TypeSerializerSnapshot<JoinRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What a savepoint says of the serializer. Public because Flink makes it. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<JoinRecord> {

    /** For Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
