package dev.plumbline.monitoring.measurement.volume;

import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.monitoring.measurement.quality.ClassList;
import dev.plumbline.monitoring.measurement.quality.ClassReading;
import dev.plumbline.monitoring.measurement.quality.EstimateReadings;
import dev.plumbline.monitoring.measurement.quality.TaskQuality;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.MetricFamily;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.estimate.Proportion;
import dev.plumbline.statistics.exact.ExactMoments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All that predictions tell without labels, by each metric that the monitor asks for: how many, how
 * fast, which answers, and how right they should be by their scores. An empty window tells its
 * count and rate of 0, which is news, and no more.
 */
public final class VolumeMeasurer implements WindowMeasurer<VolumeCounts> {

  private static final List<Metric> METRICS =
      Arrays.stream(Metric.values())
          .filter(metric -> !metric.isOfFeatures() && metric.isMeasuredBy(Axis.PREDICTION_TIME))
          .filter(metric -> !metric.isOfCohorts(Axis.PREDICTION_TIME))
          .toList();

  private static final double MS_PER_SECOND = 1_000;

  @Override
  public VolumeCounts read(byte[] counts) {
    return VolumeCounts.fromBytes(counts);
  }

  /** As they came. */
  @Override
  public byte[] takeBytes(byte[] counts, Monitor monitor) {
    return counts;
  }

  @Override
  public VolumeCounts zero() {
    return new VolumeCounts();
  }

  @Override
  public long events(VolumeCounts counts) {
    return counts.predictions();
  }

  @Override
  public Findings measure(MeasuredWindow window, VolumeCounts counts) {
    List<Measurement> measurements = new ArrayList<>();
    for (Metric metric : METRICS) {
      if (window.monitor().computes(metric)
          && metric.fits(window.monitor().task())
          && (counts.predictions() > 0 || metric.isCount())) {
        for (ClassReading reported : readings(window, counts, metric)) {
          measurements.add(
              window.ofClass(
                  reported.className(),
                  metric.metricName(),
                  Axis.PREDICTION_TIME,
                  reported.reading()));
        }
      }
    }
    return Findings.of(measurements);
  }

  @Override
  public List<String> metrics() {
    return METRICS.stream().map(Metric::metricName).toList();
  }

  private static List<ClassReading> readings(
      MeasuredWindow window, VolumeCounts counts, Metric metric) {
    if (metric == Metric.PREDICTED_SHARE) {
      return shares(window, counts.answers());
    }
    if (metric.family() == MetricFamily.ESTIMATED) {
      EstimateReadings estimates = EstimateReadings.of(window, counts.scores());
      return ClassReading.ofAll(estimates.estimate(metric.realised().orElseThrow()));
    }
    return ClassReading.ofAll(
        switch (metric) {
          case PREDICTION_COUNT -> Reading.of(counts.predictions(), counts.predictions());
          case PREDICTION_RATE -> rate(window, counts.predictions());
          case LATENCY_P50 -> latency(counts, 0.5);
          case LATENCY_P95 -> latency(counts, 0.95);
          case LATENCY_P99 -> latency(counts, 0.99);
          case LATENCY_P999 -> latency(counts, 0.999);
          case LATENCY_MAX -> latency(counts, 1);
          case LATENCY_MEAN -> latencyMean(counts.latency().count(), counts.latencyMoments());
          default -> throw TaskQuality.unfit(metric);
        });
  }

  private static Reading rate(MeasuredWindow window, long predictions) {
    double seconds = (window.end() - window.start()) / MS_PER_SECOND;
    return Reading.of(predictions / seconds, predictions);
  }

  /** A mean of all latencies, or none: what is beyond its sums is not left out of it. */
  private static Reading latencyMean(long all, ExactMoments moments) {
    long beyond = all - moments.count();
    return beyond > 0
        ? Reading.undefined(
            "%d latencies of the window are above 2^200 ms, too much for an exact sum"
                .formatted(beyond),
            all)
        : latency(moments.mean().map(mean -> mean.cut(0, Double.MAX_VALUE)), moments.count());
  }

  private static Reading latency(VolumeCounts counts, double quantile) {
    return latency(counts.latency().quantileInterval(quantile), counts.latency().count());
  }

  private static Reading latency(Optional<Estimate> estimate, long count) {
    return Reading.of(estimate, count, "no prediction in the window has a latency");
  }

  /** The share of the positive class, or of every class of the list and of the rest. */
  private static List<ClassReading> shares(MeasuredWindow window, AnswerTally answers) {
    List<String> names = ClassList.of(window.monitor()).names();
    int reported = window.monitor().task() == Task.BINARY ? 1 : names.size();
    List<ClassReading> shares = new ArrayList<>();
    for (int index = 0; index < reported; index++) {
      Optional<Proportion> share = Proportion.wilson(answers.of(index), answers.total());
      shares.add(
          new ClassReading(
              names.get(index),
              Reading.of(
                  share.map(Estimate::of),
                  answers.total(),
                  "no prediction in the window has an answer")));
    }
    return shares;
  }
}
