package dev.plumbline.monitoring.monitor;

import dev.plumbline.monitoring.monitor.Rule.Condition;
import java.time.Duration;
import java.util.List;

/** A rule in the making; starts as {@code accuracy over 1h below 0.92}, 1 of 1 windows. */
public final class RuleDraft {

  private String name = "accuracy-drop";
  private String metric = "accuracy";
  private List<String> features = List.of();
  private String className = "";
  private SeriesChoice series = SeriesChoice.EVERY;
  private Axis axis = Axis.LABEL_TIME;
  private Duration window = Duration.ofHours(1);
  private Condition condition = Condition.BELOW;
  private Double low = 0.92;
  private Double high;
  private boolean significant;
  private Double recoverLow;
  private Double recoverHigh;
  private int breaching = 1;
  private int of = 1;
  private long minCount = 100;
  private Double minCoverage;
  private Duration repeat = Duration.ofHours(1);
  private Severity severity = Severity.WARNING;

  public RuleDraft named(String newName) {
    name = newName;
    return this;
  }

  public RuleDraft on(String newMetric, Axis newAxis, String... newFeatures) {
    metric = newMetric;
    axis = newAxis;
    features = List.of(newFeatures);
    return this;
  }

  public RuleDraft ofClass(String newClassName) {
    className = newClassName;
    return this;
  }

  public RuleDraft in(SeriesChoice newSeries) {
    series = newSeries;
    return this;
  }

  public RuleDraft over(Duration newWindow) {
    window = newWindow;
    return this;
  }

  public RuleDraft when(Condition newCondition, Double newLow, Double newHigh) {
    condition = newCondition;
    low = newLow;
    high = newHigh;
    return this;
  }

  public RuleDraft significant() {
    significant = true;
    return this;
  }

  public RuleDraft recover(Double newLow, Double newHigh) {
    recoverLow = newLow;
    recoverHigh = newHigh;
    return this;
  }

  public RuleDraft datapoints(int newBreaching, int newOf) {
    breaching = newBreaching;
    of = newOf;
    return this;
  }

  public RuleDraft minCount(long newMinCount) {
    minCount = newMinCount;
    return this;
  }

  RuleDraft covered(Double newMinCoverage) {
    minCoverage = newMinCoverage;
    return this;
  }

  public RuleDraft repeat(Duration newRepeat) {
    repeat = newRepeat;
    return this;
  }

  public RuleDraft severity(Severity newSeverity) {
    severity = newSeverity;
    return this;
  }

  public Rule rule() {
    return new Rule(
        name,
        metric,
        features,
        className,
        series,
        axis,
        window,
        condition,
        low,
        high,
        significant,
        0.01,
        recoverLow,
        recoverHigh,
        breaching,
        of,
        minCount,
        minCoverage,
        repeat,
        severity,
        "https://wiki.example/" + name);
  }
}
