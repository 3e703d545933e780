package dev.plumbline.job.stage.measure;

import dev.plumbline.job.window.Findings;
import dev.plumbline.job.window.MeasuredWindow;
import dev.plumbline.job.window.Reading;
import dev.plumbline.job.window.WindowMeasurer;
import dev.plumbline.monitoring.measurement.Axis;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.MetricFamily;
import dev.plumbline.monitoring.monitor.Monitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All that labels tell of a window, by each metric that the monitor asks for: quality, the best
 * constant answer beside it, what the scores of the same predictions promised, and what became of
 * the labels. A window without labels says nothing: that nothing came is told by the prediction
 * count.
 */
final class QualityMeasurer implements WindowMeasurer<OutcomeCounts> {

  private static final List<Metric> METRICS =
      Arrays.stream(Metric.values())
          .filter(metric -> !metric.isOfFeatures() && metric.isMeasuredBy(Axis.LABEL_TIME))
          .toList();

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
    boolean tells = labels > 0 || window.revision() > 0;
    boolean accounts = !counts.account().isZero() || window.revision() > 0;
    TaskQuality quality = qualityOf(window, counts);
    for (Metric metric : METRICS) {
      boolean ofLabels = metric.family() == MetricFamily.LABELS;
      if (!window.monitor().computes(metric) || !metric.fits(window.monitor().task())) {
        continue;
      }
      if (ofLabels && accounts) {
        Reading reading = AccountReadings.of(metric, counts.account().counted());
        measurements.add(measurement(window, metric, new ClassReading("", reading)));
      } else if (!ofLabels && tells) {
        for (ClassReading told : quality.of(metric)) {
          measurements.add(measurement(window, metric, labels > 0 ? told : withdrawn(told)));
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
    return METRICS.stream().map(Metric::metricName).toList();
  }

  private static TaskQuality qualityOf(MeasuredWindow window, OutcomeCounts counts) {
    return switch (window.monitor().task()) {
      case BINARY -> new BinaryQuality(window, counts);
      case MULTICLASS -> new MulticlassQuality(window, counts);
      case REGRESSION -> new RegressionQuality(window, counts);
    };
  }

  /** A window that lost all its labels to corrections takes back what it told. */
  private static ClassReading withdrawn(ClassReading told) {
    return new ClassReading(
        told.className(), Reading.undefined("no label in the window any more", 0));
  }

  private static Measurement measurement(MeasuredWindow window, Metric metric, ClassReading told) {
    return window.ofClass(told.className(), metric.metricName(), Axis.LABEL_TIME, told.reading());
  }
}
