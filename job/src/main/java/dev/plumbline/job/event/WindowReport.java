package dev.plumbline.job.event;

import dev.plumbline.monitoring.measurement.Measurement;
import java.util.List;

/**
 * All that was measured of one series in one window, or the news that it is measured no more.
 *
 * @param model name of the model
 * @param version version of the model, {@code *} = all
 * @param segment {@code attribute=value}, {@code *} = all
 * @param windowEnd first instant after the window, epoch milliseconds; of a series that ended: when
 * @param measurements in a stable order; empty when the series ended
 * @param evidence what moved most in the features that drifted
 * @param ended why the series ended, null while it goes on
 * @param endedMetrics names of the metrics that come no more; empty while the series goes on
 */
public record WindowReport(
    String model,
    String version,
    String segment,
    long windowEnd,
    List<Measurement> measurements,
    List<FeatureEvidence> evidence,
    String ended,
    List<String> endedMetrics) {

  /** What was measured in a window. */
  public static WindowReport of(
      SeriesDefinition series,
      long windowEnd,
      List<Measurement> measurements,
      List<FeatureEvidence> evidence) {
    return new WindowReport(
        series.model(),
        series.version(),
        series.segment(),
        windowEnd,
        measurements,
        evidence,
        null,
        List.of());
  }

  /** The news that some metrics of a series come no more. */
  public static WindowReport ended(
      SeriesDefinition series, long at, String reason, List<String> metrics) {
    return new WindowReport(
        series.model(),
        series.version(),
        series.segment(),
        at,
        List.of(),
        List.of(),
        reason,
        metrics);
  }

  /** The key under which alerts are kept, over all generations. */
  public String alertKey() {
    return SeriesKeys.key(model, version, segment);
  }
}
