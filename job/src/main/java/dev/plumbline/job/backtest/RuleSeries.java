package dev.plumbline.job.backtest;

import java.util.Comparator;

/**
 * A rule on one series, and on one feature where it is about features.
 *
 * @param rule name of the rule
 * @param version version of the model, {@code *} = all
 * @param segment {@code attribute=value}, {@code *} = all
 * @param feature the feature, or empty
 */
public record RuleSeries(String rule, String version, String segment, String feature)
    implements Comparable<RuleSeries> {

  private static final Comparator<RuleSeries> ORDER =
      Comparator.comparing(RuleSeries::rule)
          .thenComparing(RuleSeries::version)
          .thenComparing(RuleSeries::segment)
          .thenComparing(RuleSeries::feature);

  @Override
  public int compareTo(RuleSeries other) {
    return ORDER.compare(this, other);
  }
}
