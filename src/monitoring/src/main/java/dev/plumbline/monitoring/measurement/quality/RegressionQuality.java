package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.quality.RegressionErrors;
import java.util.List;
import java.util.Optional;

/** The quality of a regression: the size of its errors, beside the best constant answer. */
final class RegressionQuality implements TaskQuality {

  private static final String NO_LABEL = "no label in the window";
  private static final String ALL_ZERO =
      "every true value of the window is 0, of which no share can be taken";

  private final RegressionErrors errors;
  private final boolean hasTolerance;

  RegressionQuality(MeasuredWindow window, OutcomeCounts counts) {
    errors = counts.errors();
    hasTolerance = window.monitor().answers().tolerance() != null;
  }

  @Override
  public List<ClassReading> of(Metric metric) {
    return ClassReading.ofAll(errors.beyond() == 0 ? reading(metric) : tooFar());
  }

  /** What is beyond the sums is not left out of them: then there is no measure of all. */
  private Reading tooFar() {
    return Reading.undefined(
        "%d true values of the window, or errors, are beyond 2^200 (1.6e60), too much for an exact sum"
            .formatted(errors.beyond()),
        errors.count() + errors.beyond());
  }

  private Reading reading(Metric metric) {
    return switch (metric) {
      case MEAN_ERROR -> of(errors.meanError());
      case MAE -> of(errors.meanAbsoluteError());
      case RMSE -> of(errors.rootMeanSquaredError());
      case MAPE -> relative(errors.meanAbsolutePercentageError());
      case SMAPE -> relative(errors.symmetricPercentageError());
      case R2 ->
          Reading.of(
              errors.determination(),
              errors.count(),
              "the true values of the window are all equal");
      case ABSOLUTE_ERROR_P50 -> of(errors.absoluteErrorQuantile(0.5));
      case ABSOLUTE_ERROR_P90 -> of(errors.absoluteErrorQuantile(0.9));
      case ABSOLUTE_ERROR_P95 -> of(errors.absoluteErrorQuantile(0.95));
      case ABSOLUTE_ERROR_P99 -> of(errors.absoluteErrorQuantile(0.99));
      case WITHIN_TOLERANCE ->
          hasTolerance
              ? of(errors.withinTolerance())
              : Reading.undefined(
                  "the monitor does not say what is near enough; give it tolerance",
                  errors.count());
      case BASELINE_MAE -> of(errors.baselineMeanAbsoluteError());
      case BASELINE_RMSE -> of(errors.baselineRootMeanSquaredError());
      default -> throw TaskQuality.unfit(metric);
    };
  }

  private Reading of(Optional<Estimate> estimate) {
    return Reading.of(estimate, errors.count(), NO_LABEL);
  }

  private Reading relative(Optional<Estimate> estimate) {
    return Reading.of(estimate, errors.count() - errors.zeroTargets(), ALL_ZERO);
  }
}
