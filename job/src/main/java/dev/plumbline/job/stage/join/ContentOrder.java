package dev.plumbline.job.stage.join;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.ReportedLabel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeMap;

/** The orders by which the join chooses: of content alone, and total, so no two choices tie. */
final class ContentOrder {

  /** Labels, the one that holds before those that give way to it. */
  static final Comparator<ReportedLabel> GREATEST_FIRST =
      Comparator.comparingLong(ReportedLabel::labelledAt)
          .thenComparing(ReportedLabel::retracted)
          .thenComparing(
              ReportedLabel::labelClass, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(
              ReportedLabel::labelValue, Comparator.nullsFirst(Comparator.naturalOrder()))
          .reversed();

  /** Predictions, the one that holds before those that give way to it. */
  static final Comparator<AwaitedPrediction> SMALLEST_FIRST =
      Comparator.comparingLong(AwaitedPrediction::predictedAt)
          .thenComparing(prediction -> prediction.group().version())
          .thenComparing(
              AwaitedPrediction::predictedClass, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(
              AwaitedPrediction::predictedValue, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(AwaitedPrediction::score, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(ContentOrder::probabilities)
          .thenComparing(prediction -> Arrays.toString(prediction.group().segments()));

  private ContentOrder() {}

  private static String probabilities(AwaitedPrediction prediction) {
    return prediction.probabilities() == null
        ? ""
        : new TreeMap<>(prediction.probabilities()).toString();
  }
}
