package dev.plumbline.job.wire;

import dev.plumbline.monitoring.event.FeatureEvidence;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.event.SeriesKeys;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.Scope;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * All that was measured of one series in one window, or the news that it is measured no more.
 *
 * @param model name of the model
 * @param version version of the model, {@code *} = all
 * @param segment {@code attribute=value}, {@code *} = all
 * @param generation of the monitor: reports of one generation about one metric come in the order of
 *     their windows, those of different generations in any order
 * @param windowEnd first instant after the window, epoch milliseconds; of a series that ended: when
 * @param measurements in a stable order; empty when the series ended
 * @param evidence what moved most in the features that drifted
 * @param afterEnd whether the rules were told before that the series ended: published, but not
 *     judged
 * @param ended why the series ended, null while it goes on
 * @param reportedCoverage of a cohort: the largest labelled share reported of it before, negative
 *     when it is reported for the first time, infinite once it was final; null for other windows
 * @param endedMetrics names of the metrics that come no more; empty while the series goes on
 */
public record WindowReport(
    String model,
    String version,
    String segment,
    int generation,
    long windowEnd,
    List<Measurement> measurements,
    List<FeatureEvidence> evidence,
    boolean afterEnd,
    Double reportedCoverage,
    String ended,
    List<String> endedMetrics) {

  /** How Flink serialises it between stages. */
  public static final TypeInformation<WindowReport> TYPE =
      new WrittenByHand<>(WindowReport.class, WindowReportSerializer.INSTANCE);

  /** What was measured in a window. */
  public static WindowReport of(
      SeriesDefinition series,
      long windowEnd,
      List<Measurement> measurements,
      List<FeatureEvidence> evidence) {
    return of(series, windowEnd, measurements, evidence, null, List.of());
  }

  private static WindowReport of(
      SeriesDefinition series,
      long windowEnd,
      List<Measurement> measurements,
      List<FeatureEvidence> evidence,
      String ended,
      List<String> endedMetrics) {
    return new WindowReport(
        series.model(),
        series.version(),
        series.segment(),
        series.definition().generation(),
        windowEnd,
        measurements,
        evidence,
        false,
        null,
        ended,
        endedMetrics);
  }

  /** The same, told when the series had ended already. */
  public WindowReport afterTheEnd() {
    return reported(true, reportedCoverage);
  }

  /** The news that some metrics of a series come no more. */
  public static WindowReport ended(
      SeriesDefinition series, long at, String reason, List<String> metrics) {
    return of(series, at, List.of(), List.of(), reason, metrics);
  }

  /** This report, as one about cohorts. */
  public WindowReport ofCohorts(double reported) {
    return reported(afterEnd, reported);
  }

  private WindowReport reported(boolean afterTheEnd, Double coverageBefore) {
    return new WindowReport(
        model,
        version,
        segment,
        generation,
        windowEnd,
        measurements,
        evidence,
        afterTheEnd,
        coverageBefore,
        ended,
        endedMetrics);
  }

  /** Whether the windows are cohorts. */
  public boolean ofCohorts() {
    return reportedCoverage != null;
  }

  /** Whether a rule judges this measurement now: a cohort once, see {@link Scope#isToJudge}. */
  public boolean isFor(Rule rule, Measurement measurement) {
    return !ofCohorts()
        || rule.scope().isToJudge(measurement.coverage(), measurement.isFinal(), reportedCoverage);
  }

  /** The key under which alerts are kept, over all generations. */
  public String alertKey() {
    return SeriesKeys.key(model, version, segment);
  }
}
