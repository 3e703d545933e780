package dev.plumbline.job.stage.measure;

import dev.plumbline.job.window.Findings;
import dev.plumbline.job.window.MeasuredWindow;
import dev.plumbline.job.window.Reading;
import dev.plumbline.job.window.WindowMeasurer;
import dev.plumbline.monitoring.measurement.Axis;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.statistics.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Prediction count and latency quantiles. An empty window tells its count of 0, which is news, and
 * no quantiles.
 */
final class VolumeMeasurer implements WindowMeasurer<VolumeCounts> {

  private static final Map<Metric, Double> QUANTILES =
      new TreeMap<>(
          Map.of(Metric.LATENCY_P50, 0.5, Metric.LATENCY_P95, 0.95, Metric.LATENCY_P99, 0.99));

  @Override
  public VolumeCounts read(byte[] counts) {
    return VolumeCounts.fromBytes(counts);
  }

  @Override
  public VolumeCounts zero() {
    return new VolumeCounts();
  }

  @Override
  public Findings measure(MeasuredWindow window, VolumeCounts counts) {
    List<Measurement> measurements = new ArrayList<>();
    if (window.monitor().computes(Metric.PREDICTION_COUNT)) {
      Reading count = Reading.of(counts.predictions(), counts.predictions());
      measurements.add(measurement(window, Metric.PREDICTION_COUNT, count));
    }
    QUANTILES.forEach(
        (metric, quantile) -> {
          if (window.monitor().computes(metric) && counts.predictions() > 0) {
            measurements.add(measurement(window, metric, latency(counts.latency(), quantile)));
          }
        });
    return Findings.of(measurements);
  }

  @Override
  public List<String> metrics() {
    List<String> names = new ArrayList<>(List.of(Metric.PREDICTION_COUNT.metricName()));
    QUANTILES.keySet().forEach(metric -> names.add(metric.metricName()));
    return names;
  }

  private static Reading latency(LatencyHistogram histogram, double quantile) {
    OptionalDouble value = histogram.quantile(quantile);
    if (value.isEmpty()) {
      return Reading.undefined("no prediction in the window has a latency", 0);
    }
    double bound = value.getAsDouble() * LatencyHistogram.RELATIVE_ERROR;
    return Reading.of(value.getAsDouble(), histogram.count()).within(bound);
  }

  private static Measurement measurement(MeasuredWindow window, Metric metric, Reading reading) {
    return window.measurement(metric.metricName(), Axis.PREDICTION_TIME, reading);
  }
}
