package dev.plumbline.job.wire;

import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a measurement says of the window it is about: the same for all measurements of a window on
 * one clock. The components are those of {@link Measurement}.
 */
record ReportedWindow(
    String model,
    String version,
    String segment,
    Axis axis,
    long start,
    long end,
    Double coverage,
    int revision,
    boolean isFinal,
    ClosedBy closedBy,
    int monitorRevision,
    String profile) {

  private static final Axis[] AXES = Axis.values();
  private static final ClosedBy[] CLOSED_BY = ClosedBy.values();

  static ReportedWindow of(Measurement measurement) {
    return new ReportedWindow(
        measurement.model(),
        measurement.version(),
        measurement.segment(),
        measurement.axis(),
        measurement.windowStart(),
        measurement.windowEnd(),
        measurement.coverage(),
        measurement.revision(),
        measurement.isFinal(),
        measurement.closedBy(),
        measurement.monitorRevision(),
        measurement.profile());
  }

  void write(TextTable texts, DataOutputView target) throws IOException {
    texts.write(model, target);
    texts.write(version, target);
    texts.write(segment, target);
    target.writeByte(axis.ordinal());
    target.writeLong(start);
    target.writeLong(end);
    target.writeDouble(coverage == null ? Double.NaN : coverage);
    target.writeInt(revision);
    target.writeBoolean(isFinal);
    target.writeByte(closedBy.ordinal());
    target.writeInt(monitorRevision);
    texts.write(profile, target);
  }

  static ReportedWindow read(TextTable texts, DataInputView source) throws IOException {
    return new ReportedWindow(
        texts.read(source),
        texts.read(source),
        texts.read(source),
        AXES[source.readByte()],
        source.readLong(),
        source.readLong(),
        numberOrNull(source.readDouble()),
        source.readInt(),
        source.readBoolean(),
        CLOSED_BY[source.readByte()],
        source.readInt(),
        texts.read(source));
  }

  private static Double numberOrNull(double number) {
    return Double.isNaN(number) ? null : number;
  }
}
