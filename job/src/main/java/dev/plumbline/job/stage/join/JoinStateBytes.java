package dev.plumbline.job.stage.join;

import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.job.wire.LabelBytes;
import dev.plumbline.job.wire.PredictionBytes;
import dev.plumbline.job.wire.PredictionGroups;
import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known under an id, in few bytes, as it rests in state: the version of the layout, the
 * prediction, then each label and how often it came again. So a prediction that waits has the bytes
 * in which it came. The terms are kept with it, because a later revision must not change them; they
 * are the same in millions of states, and compression takes them out again.
 */
final class JoinStateBytes {

  /** The version, and that there is no prediction. */
  private static final byte[] NOTHING = {JoinRecord.VERSION, 0};

  /** A label came once when the byte behind it is zero. */
  private static final int NO_COPIES = 1;

  private JoinStateBytes() {}

  static byte[] write(JoinState state) {
    CompactWriter out = new CompactWriter(JoinRecord.VERSION);
    PredictionBytes.write(out, state.prediction());
    for (KnownLabel known : state.labels()) {
      LabelBytes.write(out, known.label());
      out.unsigned(known.copies());
    }
    return out.toBytes();
  }

  /** What is known when a label comes first. */
  static byte[] ofLabel(JoinRecord arrived) {
    return behind(NOTHING, arrived);
  }

  /** What was known, and a label behind it. */
  static byte[] behind(byte[] known, JoinRecord label) {
    int length = label.content().length - 1; // without the version
    byte[] bytes = Arrays.copyOf(known, known.length + length + NO_COPIES);
    System.arraycopy(label.content(), 1, bytes, known.length, length);
    return bytes;
  }

  /** Labels that waited, and their prediction before them. */
  static byte[] before(JoinRecord prediction, byte[] labels) {
    int length = prediction.content().length;
    byte[] bytes = Arrays.copyOf(prediction.content(), length + labels.length - NOTHING.length);
    System.arraycopy(labels, NOTHING.length, bytes, length, labels.length - NOTHING.length);
    return bytes;
  }

  /** The prediction, when that and nothing else is known; else null. */
  static AwaitedPrediction onlyPrediction(byte[] known, PredictionGroups groups) {
    CompactReader in = reader(known);
    AwaitedPrediction prediction = PredictionBytes.read(in, known, groups);
    return in.isAtEnd() ? prediction : null;
  }

  /** The label, when that and nothing else is known, and it came once; else null. */
  static ReportedLabel onlyLabel(byte[] known) {
    CompactReader in = reader(known);
    if (in.skipBlock() > 0) {
      return null;
    }
    ReportedLabel label = LabelBytes.read(in);
    return in.sizeUpTo(Integer.MAX_VALUE) == 0 && in.isAtEnd() ? label : null;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException when the bytes are of another version, or damaged
   */
  static JoinState read(byte[] bytes, PredictionGroups groups) {
    try {
      CompactReader in = reader(bytes);
      AwaitedPrediction prediction = PredictionBytes.read(in, bytes, groups);
      List<KnownLabel> labels = new ArrayList<>();
      while (!in.isAtEnd()) {
        labels.add(new KnownLabel(LabelBytes.read(in), in.sizeUpTo(Integer.MAX_VALUE)));
      }
      return new JoinState(prediction, List.copyOf(labels));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static CompactReader reader(byte[] bytes) {
    return new CompactReader("the join's state", JoinRecord.VERSION, bytes);
  }
}
