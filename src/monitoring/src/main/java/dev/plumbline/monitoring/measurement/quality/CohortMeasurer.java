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
import dev.plumbline.statistics.estimate.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The quality of a cohort as far as its labels have come, how many have, and what became of its
 * predictions. While labels can come a prediction without one waits; of a final cohort it has
 * expired.
 */
public final class CohortMeasurer implements WindowMeasurer<CohortCounts> {

  private static final Set<MetricFamily> ACCOUNTS =
      Set.of(MetricFamily.ACCOUNTING, MetricFamily.LABELS);
  private static final List<Metric> ACCOUNT =
      Arrays.stream(Metric.values())
          .filter(metric -> metric.isOfCohorts(Axis.PREDICTION_TIME))
          .filter(metric -> ACCOUNTS.contains(metric.family()))
          .toList();

  private final QualityMeasurer quality = new QualityMeasurer(Axis.PREDICTION_TIME);

  @Override
  public CohortCounts read(byte[] counts) {
    return CohortCounts.fromBytes(counts);
  }

  /** Closes the classes of the events to the list of the monitor. */
  @Override
  public CohortCounts take(byte[] counts, Monitor monitor) {
    return read(counts).closedTo(ClassList.of(monitor));
  }

  @Override
  public CohortCounts zero() {
    return new CohortCounts();
  }

  @Override
  public double coverage(CohortCounts counts) {
    return counts.predicted() <= 0 ? 0 : (double) counts.labelled() / counts.predicted();
  }

  @Override
  public Findings measure(MeasuredWindow window, CohortCounts counts) {
    List<Measurement> measurements =
        new ArrayList<>(quality.measure(window, counts.outcomes()).measurements());
    for (Metric metric : ACCOUNT) {
      if (window.monitor().computes(metric)) {
        measurements.add(
            window.measurement(
                metric.metricName(),
                Axis.PREDICTION_TIME,
                reading(metric, counts, window.isFinal())));
      }
    }
    return Findings.of(measurements);
  }

  private static Reading reading(Metric metric, CohortCounts counts, boolean isFinal) {
    long open = counts.predicted() - counts.labelled();
    return switch (metric) {
      case COVERAGE -> covered(counts);
      case ACCOUNTING_ACCEPTED -> exactly(counts.predicted() + counts.repeated());
      case ACCOUNTING_REPEATED -> exactly(counts.repeated());
      case ACCOUNTING_LABELLED -> exactly(counts.labelled());
      case ACCOUNTING_RETRACTED -> exactly(counts.retracted());
      case ACCOUNTING_WAITING -> exactly(isFinal ? 0 : open);
      case ACCOUNTING_EXPIRED -> exactly(isFinal ? open : 0);
      default -> throw TaskQuality.unfit(metric);
    };
  }

  private static Reading covered(CohortCounts counts) {
    return Proportion.wilson(counts.labelled(), counts.predicted())
        .map(share -> Reading.of(share.value(), share.lower(), share.upper(), counts.predicted()))
        .orElseGet(() -> Reading.undefined("no prediction in the window", 0));
  }

  private static Reading exactly(long number) {
    return Reading.of(number, number);
  }

  @Override
  public List<String> metrics() {
    return Stream.concat(quality.metrics().stream(), ACCOUNT.stream().map(Metric::metricName))
        .toList();
  }
}
