package dev.plumbline.job.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a rule would have done.
 *
 * @param rule its name
 * @param severity how bad it says it is
 * @param metric what it judges
 * @param series each series and feature that it judged, those with the most alerts first
 */
public record RuleReport(String rule, String severity, String metric, List<Series> series) {

  /** Copies and orders the series. */
  public RuleReport {
    series = series.stream().sorted(Series.ORDER).toList();
  }

  /**
   * One series.
   *
   * @param of which
   * @param alerts how many it would have raised
   * @param first when the first was raised, null without alerts
   * @param last when the last was raised, null without alerts
   * @param lasted how long they lasted in all; one that still fires lasts until the data end
   * @param firing whether the last still fires when the data end
   * @param windows how many windows were measured
   * @param breaching how many of them were in breach
   */
  public record Series(
      RuleSeries of,
      long alerts,
      Instant first,
      Instant last,
      Duration lasted,
      boolean firing,
      long windows,
      long breaching) {

    private static final Comparator<Series> ORDER =
        Comparator.comparingLong(Series::alerts).reversed().thenComparing(Series::of);
  }

  /** How many alerts all series would have raised. */
  public long alerts() {
    return series.stream().mapToLong(Series::alerts).sum();
  }

  /** When the first of all was raised, null without alerts. */
  public Instant first() {
    return series.stream()
        .map(Series::first)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** When the last of all was raised, null without alerts. */
  public Instant last() {
    return series.stream()
        .map(Series::last)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** How long the alerts of all series lasted, added up. */
  public Duration lasted() {
    return series.stream().map(Series::lasted).reduce(Duration.ZERO, Duration::plus);
  }

  /** How many still fire when the data end. */
  public long firing() {
    return series.stream().filter(Series::firing).count();
  }

  /** Windows measured in all series. */
  public long windows() {
    return series.stream().mapToLong(Series::windows).sum();
  }

  /** Windows in breach in all series. */
  public long breaching() {
    return series.stream().mapToLong(Series::breaching).sum();
  }
}
