package dev.plumbline.job.wire;

import dev.plumbline.monitoring.measurement.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The measurements of one report. Which window of which series they are about is written only where
 * it differs from the measurement before, so once as a rule; which of the numbers are there is two
 * bytes of marks; texts stand in a table. A PSI with p and q is 58 bytes.
 *
 * <p>Belongs to one report, and either writes or reads it.
 */
final class MeasurementsFormat {

  private static final int OTHER_WINDOW = 1;
  private static final int VALUE = 1 << 1;
  private static final int REASON = 1 << 2;
  private static final int LOWER = 1 << 3;
  private static final int UPPER = 1 << 4;
  private static final int ERROR_BOUND = 1 << 5;
  private static final int REFERENCE_COUNT = 1 << 6;
  private static final int P_VALUE = 1 << 7;
  private static final int Q_VALUE = 1 << 8;
  private static final int TEST = 1 << 9;

  private final TextTable texts;
  private ReportedWindow window;

  MeasurementsFormat(TextTable texts) {
    this.texts = texts;
  }

  void write(List<Measurement> measurements, DataOutputView target) throws IOException {
    target.writeInt(measurements.size());
    for (Measurement measurement : measurements) {
      write(measurement, target);
    }
  }

  private void write(Measurement reported, DataOutputView target) throws IOException {
    ReportedWindow about = ReportedWindow.of(reported);
    boolean isOther = !about.equals(window);
    target.writeShort(marks(reported) | (isOther ? OTHER_WINDOW : 0));
    if (isOther) {
      about.write(texts, target);
      window = about;
    }
    texts.write(reported.metric(), target);
    texts.write(reported.feature(), target);
    texts.write(reported.className(), target);
    if (reported.undefinedReason() != null) {
      texts.write(reported.undefinedReason(), target);
    }
    if (reported.test() != null) {
      texts.write(reported.test(), target);
    }
    target.writeLong(reported.count());
    if (reported.referenceCount() != null) {
      target.writeLong(reported.referenceCount());
    }
    writeIfThere(reported.value(), target);
    writeIfThere(reported.lower(), target);
    writeIfThere(reported.upper(), target);
    writeIfThere(reported.errorBound(), target);
    writeIfThere(reported.pValue(), target);
    writeIfThere(reported.qValue(), target);
  }

  private static int marks(Measurement reported) {
    return markIfThere(reported.value(), VALUE)
        | markIfThere(reported.undefinedReason(), REASON)
        | markIfThere(reported.lower(), LOWER)
        | markIfThere(reported.upper(), UPPER)
        | markIfThere(reported.errorBound(), ERROR_BOUND)
        | markIfThere(reported.referenceCount(), REFERENCE_COUNT)
        | markIfThere(reported.pValue(), P_VALUE)
        | markIfThere(reported.qValue(), Q_VALUE)
        | markIfThere(reported.test(), TEST);
  }

  private static int markIfThere(Object what, int mark) {
    return what == null ? 0 : mark;
  }

  private static void writeIfThere(Double number, DataOutputView target) throws IOException {
    if (number != null) {
      target.writeDouble(number);
    }
  }

  List<Measurement> read(DataInputView source) throws IOException {
    int size = source.readInt();
    List<Measurement> measurements = new ArrayList<>(size);
    while (measurements.size() < size) {
      measurements.add(readOne(source));
    }
    return measurements;
  }

  private Measurement readOne(DataInputView source) throws IOException {
    int marks = source.readShort();
    if ((marks & OTHER_WINDOW) != 0) {
      window = ReportedWindow.read(texts, source);
    }
    String metric = texts.read(source);
    String feature = texts.read(source);
    String className = texts.read(source);
    String reason = (marks & REASON) == 0 ? null : texts.read(source);
    String test = (marks & TEST) == 0 ? null : texts.read(source);
    long count = source.readLong();
    Long referenceCount = (marks & REFERENCE_COUNT) == 0 ? null : (Long) source.readLong();
    Double value = readIf(marks & VALUE, source);
    Double lower = readIf(marks & LOWER, source);
    Double upper = readIf(marks & UPPER, source);
    Double errorBound = readIf(marks & ERROR_BOUND, source);
    Double pValue = readIf(marks & P_VALUE, source);
    Double qValue = readIf(marks & Q_VALUE, source);
    return new Measurement(
        window.model(),
        window.version(),
        window.segment(),
        metric,
        feature,
        className,
        window.axis(),
        window.start(),
        window.end(),
        value,
        reason,
        lower,
        upper,
        errorBound,
        count,
        referenceCount,
        window.coverage(),
        pValue,
        qValue,
        window.revision(),
        window.isFinal(),
        window.closedBy(),
        window.monitorRevision(),
        window.profile(),
        test);
  }

  private static Double readIf(int mark, DataInputView source) throws IOException {
    return mark == 0 ? null : (Double) source.readDouble();
  }
}
