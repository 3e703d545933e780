package dev.plumbline.job.wire;

import dev.plumbline.job.event.Admission;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** {@link PaneCounts}: the layout's version, then its components in their order. */
final class PaneCountsSerializer extends ImmutableSerializer<PaneCounts> {

  static final PaneCountsSerializer INSTANCE = new PaneCountsSerializer();

  private static final long serialVersionUID = 1;
  private static final byte VERSION = 2;

  /** Counts behind the decision about their version, in the layout before it was made. */
  private static final byte WITHOUT_ADMISSION = 1;

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(PaneCounts pane, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    StringValue.writeString(pane.model(), target);
    StringValue.writeString(pane.version(), target);
    StringValue.writeString(pane.segment(), target);
    target.writeInt(pane.generation());
    StringValue.writeString(pane.reference(), target);
    target.writeLong(pane.paneStart());
    target.writeLong(pane.heldUntil());
    target.writeInt(pane.counts().length);
    target.write(pane.counts());
    target.writeLong(pane.admission().period());
    target.writeLong(pane.admission().decidedAt());
    target.writeLong(pane.admission().paneMs());
  }

  @Override
  public PaneCounts deserialize(DataInputView source) throws IOException {
    byte version = source.readByte();
    if (version != VERSION && version != WITHOUT_ADMISSION) {
      throw new IOException("counts of a pane in layout %d are unknown".formatted(version));
    }
    return new PaneCounts(
        StringValue.readString(source),
        StringValue.readString(source),
        StringValue.readString(source),
        source.readInt(),
        StringValue.readString(source),
        source.readLong(),
        source.readLong(),
        readCounts(source),
        version == VERSION ? readAdmission(source) : Admission.NONE);
  }

  private static byte[] readCounts(DataInputView source) throws IOException {
    byte[] counts = new byte[source.readInt()];
    source.readFully(counts);
    return counts;
  }

  private static Admission readAdmission(DataInputView source) throws IOException {
    return new Admission(source.readLong(), source.readLong(), source.readLong());
  }

  @Override
  public TypeSerializerSnapshot<PaneCounts> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What a savepoint says of the serializer. Public because Flink makes it. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PaneCounts> {

    /** For Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
