package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.MetricFamily;
import dev.plumbline.monitoring.monitor.Monitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All that labels tell of a window on one of the two clocks, by each metric that the monitor asks
 * for: quality, the best constant answer beside it, what the scores of the same predictions
 * promised, and on the clock of the labels what became of them. A rolling window without labels
 * says nothing: that nothing came is told by the prediction count.
 */
public final class QualityMeasurer implements WindowMeasurer<OutcomeCounts> {

  private final Axis axis;
  private final List<Metric> metrics;

  /** On the clock of the labels everything; of cohorts no estimate, which volume tells by then. */
  public QualityMeasurer(Axis axis) {
    this.axis = axis;
    this.metrics =
        Arrays.stream(Metric.values())
            .filter(metric -> !metric.isOfFeatures() && metric.isMeasuredBy(axis))
            .filter(metric -> isOfQuality(metric) || !isOfCohorts(axis))
            .toList();
  }

  private static boolean isOfCohorts(Axis axis) {
    return axis == Axis.PREDICTION_TIME;
  }

  private static boolean isOfQuality(Metric metric) {
    return metric.family() == MetricFamily.QUALITY || metric.family() == MetricFamily.BASELINE;
  }

  @Override
  public OutcomeCounts read(byte[] counts) {
    return OutcomeCounts.fromBytes(counts);
  }

  /** Closes the classes of the events to the list of the monitor. */
  @Override
  public OutcomeCounts take(byte[] counts, Monitor monitor) {
    return read(counts).closedTo(ClassList.of(monitor));
  }

  @Override
  public OutcomeCounts zero() {
    return new OutcomeCounts();
  }

  @Override
  public Findings measure(MeasuredWindow window, OutcomeCounts counts) {
    long labels = counts.labels();
    List<Measurement> measurements = new ArrayList<>();
    boolean reports = labels > 0 || window.revision() > 0 || isOfCohorts(axis);
    boolean accounts = !counts.account().isZero() || window.revision() > 0;
    TaskQuality quality = qualityOf(window, counts);
    for (Metric metric : metrics) {
      boolean ofLabels = metric.family() == MetricFamily.LABELS;
      if (!window.monitor().computes(metric) || !metric.fits(window.monitor().task())) {
        continue;
      }
      if (ofLabels && accounts) {
        Reading reading = AccountReadings.of(metric, counts.account().counted());
        measurements.add(measurement(window, metric, new ClassReading("", reading)));
      } else if (!ofLabels && reports) {
        for (ClassReading reported : quality.of(metric)) {
          measurements.add(
              measurement(
                  window,
                  metric,
                  labels > 0 || isOfCohorts(axis) ? reported : withdrawn(reported)));
        }
      }
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
    return metrics.stream().map(Metric::metricName).toList();
  }

  private static TaskQuality qualityOf(MeasuredWindow window, OutcomeCounts counts) {
    return switch (window.monitor().task()) {
      case BINARY -> new BinaryQuality(window, counts);
      case MULTICLASS -> new MulticlassQuality(window, counts);
      case REGRESSION -> new RegressionQuality(window, counts);
    };
  }

  /** A window that lost all its labels to corrections takes back what it reported. */
  private static ClassReading withdrawn(ClassReading reported) {
    return new ClassReading(
        reported.className(), Reading.undefined("no label in the window any more", 0));
  }

  private Measurement measurement(MeasuredWindow window, Metric metric, ClassReading reported) {
    return window.ofClass(reported.className(), metric.metricName(), axis, reported.reading());
  }
}
