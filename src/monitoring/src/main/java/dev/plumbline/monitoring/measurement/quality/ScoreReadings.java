package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.quality.ReliabilityBin;
import dev.plumbline.statistics.quality.ScoredOutcomes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the scores of labelled predictions say by each metric, and of the best constant score. */
final class ScoreReadings {

  /** The area of a score that says nothing. */
  private static final double NO_SKILL = 0.5;

  private final ScoredOutcomes scored;
  private final String subject;

  /**
   * @param scored scores and whether they held
   * @param subject whose probability the score is, in words
   */
  ScoreReadings(ScoredOutcomes scored, String subject) {
    this.scored = scored;
    this.subject = subject;
  }

  Reading of(Metric metric) {
    return switch (metric) {
      case LOG_LOSS -> reading(scored.logLoss(), "");
      case BRIER -> reading(scored.brier(), "");
      case ECE -> reading(scored.expectedCalibrationError(), "");
      case ROC_AUC -> reading(scored.rocAuc(), oneClass());
      case AVERAGE_PRECISION -> reading(scored.averagePrecision(), noPositive());
      default -> throw TaskQuality.unfit(metric);
    };
  }

  /** The same of the best constant score, which is the base rate. */
  Reading ofConstant(Metric metric) {
    return switch (metric) {
      case LOG_LOSS -> reading(scored.baselineLogLoss(), "");
      case BRIER -> reading(scored.baselineBrier(), "");
      case ROC_AUC ->
          reading(scored.rocAuc().map(area -> Estimate.withoutInterval(NO_SKILL)), oneClass());
      case AVERAGE_PRECISION ->
          reading(scored.baseRate().filter(rate -> rate.value() > 0), noPositive());
      default -> throw TaskQuality.unfit(metric);
    };
  }

  /** The observed share of each range of scores, by the range. */
  List<ClassReading> reliability() {
    return scored.reliabilityCurve().stream().map(this::ofBin).toList();
  }

  private ClassReading ofBin(ReliabilityBin bin) {
    String range = String.format(Locale.ROOT, "%.1f..%.1f", bin.from(), bin.to());
    String reason = "no labelled prediction of the window has a score from " + range;
    return new ClassReading(range, Reading.of(bin.observed(), bin.count(), reason));
  }

  private Reading reading(Optional<Estimate> estimate, String reason) {
    return Reading.of(estimate, scored.count(), scored.count() > 0 ? reason : noScore());
  }

  private String noScore() {
    return "no labelled prediction of the window carries the probability of "
        + subject
        + "; publish it in probabilities";
  }

  private String oneClass() {
    return "the scored predictions of the window have labels of one class only";
  }

  private String noPositive() {
    return "no scored prediction of the window has the label of " + subject;
  }
}
