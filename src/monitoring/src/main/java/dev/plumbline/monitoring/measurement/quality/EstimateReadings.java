package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.quality.EstimatedPerformance;
import dev.plumbline.statistics.quality.Expectation;
import dev.plumbline.statistics.quality.ScoreHistogram;
import java.util.Optional;

/**
 * What the scores of a window promise by each metric, calibrated by the profile's map, and how far
 * that is from what came true. The count of a share is that of which it is a share, as it is of the
 * share that came true, so that {@code min_count} asks the same of both: of precision the positive
 * answers, of recall and specificity the positives and negatives that are expected, rounded; of a
 * gap the count of what came true.
 */
public final class EstimateReadings {

  /** Null when something is missing for it. */
  private final EstimatedPerformance expected;

  private final long count;
  private final String missing;

  private EstimateReadings(EstimatedPerformance expected, long count, String missing) {
    this.expected = expected;
    this.count = count;
    this.missing = missing;
  }

  /** What is expected of a window by its scores, or the reason why nothing can be. */
  public static EstimateReadings of(MeasuredWindow window, ScoreHistogram scores) {
    long count = scores.count();
    String missing = missing(window, count);
    EstimatedPerformance expected =
        missing != null
            ? null // as in most windows: nobody asks for estimates
            : EstimatedPerformance.of(scores, window.calibration().orElseThrow());
    return new EstimateReadings(expected, Math.max(0, count), missing);
  }

  /** What a metric of quality is expected to be. */
  public Reading estimate(Metric realised) {
    return missing != null
        ? Reading.undefined(missing, count)
        : Reading.of(
            expectation(realised).map(Expectation::estimate),
            denominator(realised),
            undefined(realised));
  }

  /** Expected less realised, of the same predictions. */
  Reading gap(Metric realised, Reading cameTrue) {
    if (missing != null) {
      return Reading.undefined(missing, count);
    }
    if (cameTrue.value() == null) {
      String reason = "nothing to compare with: " + cameTrue.undefinedReason();
      return Reading.undefined(reason, cameTrue.count());
    }
    Estimate known =
        new Estimate(cameTrue.value(), cameTrue.lower(), cameTrue.upper(), cameTrue.errorBound());
    return Reading.of(
        expectation(realised).map(expectation -> expectation.gap(known)),
        cameTrue.count(),
        undefined(realised));
  }

  private Optional<Expectation> expectation(Metric realised) {
    return switch (realised) {
      case ACCURACY -> expected.accuracy();
      case PRECISION -> expected.precision();
      case RECALL -> expected.recall();
      case SPECIFICITY -> expected.specificity();
      case F1 -> expected.f1();
      case ROC_AUC -> expected.rocAuc();
      default -> throw TaskQuality.unfit(realised);
    };
  }

  private long denominator(Metric realised) {
    return switch (realised) {
      case PRECISION -> expected.predictedPositives();
      case RECALL -> expected.expectedPositives();
      case SPECIFICITY -> expected.expectedNegatives();
      default -> count;
    };
  }

  private static String undefined(Metric realised) {
    return realised == Metric.PRECISION
        ? "no scored prediction of the window has the positive answer"
        : "the scores of the window expect one class only";
  }

  /** Why nothing can be expected, null when something can. */
  private static String missing(MeasuredWindow window, long scores) {
    Monitor monitor = window.monitor();
    String profile = monitor.profileFor(window.series().version());
    if (profile == null) {
      return monitor.reference().profile() == null
          ? "the monitor has no reference profile, whose calibration an estimate needs"
          : "each version has a profile of its own; see the series of the versions";
    }
    if (window.calibration().isEmpty()) {
      return "profile "
          + profile
          + " is not published or knows no calibration; build it from data with labels and scores";
    }
    return scores > 0
        ? null
        : "no prediction of the window carries the probability of "
            + subject(monitor)
            + "; publish it in probabilities";
  }

  /** Whose probability the score is, in words. */
  static String subject(Monitor monitor) {
    return monitor.task() == Task.BINARY ? monitor.positiveClass() : "the class answered";
  }
}
