package dev.plumbline.job.stage.measure;

import dev.plumbline.job.window.Findings;
import dev.plumbline.job.window.MeasuredWindow;
import dev.plumbline.job.window.Reading;
import dev.plumbline.job.window.WindowMeasurer;
import dev.plumbline.monitoring.measurement.Axis;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.Proportion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Accuracy with its Wilson interval, MAE and RMSE with theirs. A window without labels says
 * nothing: that nothing came is told by the prediction count.
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
      add(
          measurements,
          window,
          Metric.ACCURACY,
          Proportion.wilson(counts.classes().correct(), total)
              .map(share -> Reading.of(share.value(), share.lower(), share.upper(), total)));
    }
    if (window.monitor().computes(Metric.MAE)) {
      add(measurements, window, Metric.MAE, reading(counts, counts.errors().meanAbsoluteError()));
    }
    if (window.monitor().computes(Metric.RMSE)) {
      add(
          measurements,
          window,
          Metric.RMSE,
          reading(counts, counts.errors().rootMeanSquaredError()));
    }
    return Findings.of(measurements);
  }

  /** The last prediction's label may take as long as the horizon. */
  @Override
  public Duration patience(Monitor monitor) {
    return monitor.horizon().plusDays(1);
  }

  @Override
  public List<String> metrics() {
    return List.of(Metric.ACCURACY.metricName(), Metric.MAE.metricName(), Metric.RMSE.metricName());
  }

  private static Optional<Reading> reading(OutcomeCounts counts, Optional<Estimate> estimate) {
    long count = counts.errors().count();
    return estimate.map(known -> Reading.of(known.value(), known.lower(), known.upper(), count));
  }

  /** A window that lost all its labels to corrections takes back what it told. */
  private static void add(
      List<Measurement> measurements,
      MeasuredWindow window,
      Metric metric,
      Optional<Reading> reading) {
    if (reading.isPresent()) {
      measurements.add(measurement(window, metric, reading.get()));
    } else if (window.revision() > 0) {
      measurements.add(
          measurement(window, metric, Reading.undefined("no label in the window any more", 0)));
    }
  }

  private static Measurement measurement(MeasuredWindow window, Metric metric, Reading reading) {
    return window.measurement(metric.metricName(), Axis.LABEL_TIME, reading);
  }
}
