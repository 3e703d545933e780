package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.quality.BinaryMeasures;
import java.util.Optional;

/**
 * What the matrix of one class against all others says by each metric, of how many samples, and why
 * it says nothing where it does. The samples of a share are those that it is a share of.
 */
final class ConfusionReadings {

  private final BinaryMeasures measures;
  private final String positive;

  /**
   * @param measures the matrix
   * @param positive the class
   */
  ConfusionReadings(BinaryMeasures measures, String positive) {
    this.measures = measures;
    this.positive = positive;
  }

  Reading of(Metric metric) {
    return switch (metric) {
      case ACCURACY -> ofAll(measures.accuracy(), noLabel());
      case PRECISION ->
          Reading.of(
              measures.precision(),
              measures.predictedPositives(),
              "no labelled prediction of the window answered " + positive);
      case RECALL ->
          Reading.of(
              measures.recall(),
              measures.actualPositives(),
              "no label of the window is " + positive);
      case SPECIFICITY ->
          Reading.of(
              measures.specificity(),
              measures.actualNegatives(),
              "every label of the window is " + positive);
      case F1 -> ofAll(measures.f1(), neither());
      case F0_5 -> ofAll(measures.fBeta(0.5), neither());
      case F2 -> ofAll(measures.fBeta(2), neither());
      case BALANCED_ACCURACY -> ofAll(measures.balancedAccuracy(), oneSided("labels"));
      case MCC -> ofAll(measures.mcc(), oneSided("labels or the answers"));
      case POSITIVE_RATE -> ofAll(measures.positiveRate(), noLabel());
      default -> throw TaskQuality.unfit(metric);
    };
  }

  private Reading ofAll(Optional<Estimate> estimate, String reason) {
    return Reading.of(estimate, measures.total(), reason);
  }

  private static String noLabel() {
    return "no label in the window";
  }

  private String neither() {
    return "neither a label of the window nor an answer is " + positive;
  }

  private String oneSided(String what) {
    return "the " + what + " of the window are all " + positive + " or all something else";
  }
}
