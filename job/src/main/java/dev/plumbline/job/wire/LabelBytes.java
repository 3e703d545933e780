package dev.plumbline.job.wire;

import dev.plumbline.monitoring.event.LabelGeneration;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;

/**
 * A label in few bytes, the same on its way to the join and at rest in it: some 13 for a class, and
 * 3 more where it takes predictions of an earlier generation.
 */
public final class LabelBytes {

  private static final int FLAGS = 127;
  private static final int CLASS = 1;
  private static final int VALUE = 2;
  private static final int RETRACTED = 4;
  private static final int TOO_LATE = 8;
  private static final int GENERATION = 16;

  private LabelBytes() {}

  /** A label as it crosses to the join. */
  public static JoinRecord record(JoinKey key, ReportedLabel label) {
    CompactWriter out = new CompactWriter(JoinRecord.VERSION);
    write(out, label);
    return new JoinRecord(key, out.toBytes());
  }

  /** Writes a label behind the version of {@link JoinRecord#VERSION}. */
  public static void write(CompactWriter out, ReportedLabel label) {
    out.unsigned(
        (label.labelClass() != null ? CLASS : 0)
            | (label.labelValue() != null ? VALUE : 0)
            | (label.retracted() ? RETRACTED : 0)
            | (label.tooLate() ? TOO_LATE : 0)
            | (label.generation() != null ? GENERATION : 0));
    out.signed(label.labelledAt());
    if (label.labelClass() != null) {
      out.text(label.labelClass());
    }
    if (label.labelValue() != null) {
      out.exact(label.labelValue());
    }
    if (label.generation() != null) {
      out.unsigned(label.generation().generation()).unsigned(label.generation().since());
      DurationBytes.write(out, label.generation().paneMs());
    }
  }

  /** Reads what was written. */
  public static ReportedLabel read(CompactReader in) {
    int flags = in.sizeUpTo(FLAGS);
    return new ReportedLabel(
        in.signed(),
        (flags & CLASS) != 0 ? in.text() : null,
        (flags & VALUE) != 0 ? in.exact() : null,
        (flags & RETRACTED) != 0,
        (flags & TOO_LATE) != 0,
        (flags & GENERATION) != 0 ? readGeneration(in) : null);
  }

  private static LabelGeneration readGeneration(CompactReader in) {
    return new LabelGeneration(
        in.sizeUpTo(Integer.MAX_VALUE), in.sizeUpTo(Integer.MAX_VALUE), DurationBytes.read(in));
  }
}
