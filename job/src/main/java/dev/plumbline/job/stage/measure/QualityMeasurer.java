package dev.plumbline.job.stage.measure;

import dev.plumbline.job.window.Findings;
import dev.plumbline.job.window.MeasuredWindow;
import dev.plumbline.job.window.Reading;
import dev.plumbline.job.window.WindowMeasurer;
import dev.plumbline.monitoring.measurement.Axis;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Accuracy with its Wilson interval, MAE and RMSE with theirs. A window without labels says
 * nothing: that nothing came is told by the prediction count. A window that lost its last label
 * says so, since what it said before holds no more.
 */
final class QualityMeasurer implements WindowMeasurer<OutcomeCounts> {

  @Override
  public OutcomeCounts read(byte[] counts) {
    return OutcomeCounts.fromBytes(counts);
  }

  @Override
  public OutcomeCounts zero() {
    return new OutcomeCounts();
  }

  @Override
  public Findings measure(MeasuredWindow window, OutcomeCounts counts) {
    List<Measurement> measurements = new ArrayList<>();
    if (window.monitor().computes(Metric.ACCURACY)) {
      long total = counts.classes().total();
      Proportion.wilson(counts.classes().correct(), total)
          .map(share -> Reading.of(share.value(), share.lower(), share.upper(), total))
          .or(() -> withdrawn(window))
          .ifPresent(reading -> measurements.add(measurement(window, Metric.ACCURACY, reading)));
    }
    long errors = counts.errors().count();
    if (window.monitor().computes(Metric.MAE)) {
      addEstimate(measurements, window, Metric.MAE, counts.errors().meanAbsoluteError(), errors);
    }
    if (window.monitor().computes(Metric.RMSE)) {
      addEstimate(
          measurements, window, Metric.RMSE, counts.errors().rootMeanSquaredError(), errors);
    }
    return Findings.of(measurements);
  }

  @Override
  public List<String> metrics() {
    return List.of(Metric.ACCURACY.metricName(), Metric.MAE.metricName(), Metric.RMSE.metricName());
  }

  private static void addEstimate(
      List<Measurement> measurements,
      MeasuredWindow window,
      Metric metric,
      Optional<Estimate> estimate,
      long count) {
    estimate
        .map(known -> Reading.of(known.value(), known.lower(), known.upper(), count))
        .or(() -> withdrawn(window))
        .ifPresent(reading -> measurements.add(measurement(window, metric, reading)));
  }

  private static Optional<Reading> withdrawn(MeasuredWindow window) {
    return window.revision() == 0
        ? Optional.empty()
        : Optional.of(Reading.undefined("all labels of the window were withdrawn", 0));
  }

  private static Measurement measurement(MeasuredWindow window, Metric metric, Reading reading) {
    return window.measurement(metric.metricName(), Axis.LABEL_TIME, reading);
  }
}
