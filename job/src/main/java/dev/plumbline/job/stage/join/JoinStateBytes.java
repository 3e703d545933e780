package dev.plumbline.job.stage.join;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.JoinRecord;
import dev.plumbline.job.event.LabelBytes;
import dev.plumbline.job.event.PredictionBytes;
import dev.plumbline.job.event.PredictionGroups;
import dev.plumbline.statistics.CompactReader;
import dev.plumbline.statistics.CompactWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known under an id, in few bytes, as it rests in state: the version of the layout, the
 * prediction, then each label and how often it came again. So a prediction that waits has the bytes
 * in which it came. The terms are kept with it, because a later revision must not change them; they
 * are the same in millions of states, and compression takes them out again.
 */
final class JoinStateBytes {

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

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException when the bytes are of another version, or damaged
   */
  static JoinState read(byte[] bytes, PredictionGroups groups) {
    try {
      CompactReader in = new CompactReader("the join's state", JoinRecord.VERSION, bytes);
      AwaitedPrediction prediction = PredictionBytes.read(in, groups);
      List<KnownLabel> labels = new ArrayList<>();
      while (!in.isAtEnd()) {
        labels.add(new KnownLabel(LabelBytes.read(in), in.sizeUpTo(Integer.MAX_VALUE)));
      }
      return new JoinState(prediction, List.copyOf(labels));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
