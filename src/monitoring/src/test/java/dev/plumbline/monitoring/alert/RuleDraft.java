package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.measurement.Axis;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.Rule.Condition;
import dev.plumbline.monitoring.monitor.SeriesChoice;
import java.time.Duration;
import java.util.List;

/** A rule in the making; starts as {@code accuracy over 1h below 0.92}, 1 of 1 windows. */
final class RuleDraft {

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

  RuleDraft named(String newName) {
    name = newName;
    return this;
  }

  RuleDraft on(String newMetric, Axis newAxis, String... newFeatures) {
    metric = newMetric;
    axis = newAxis;
    features = List.of(newFeatures);
    return this;
  }

  RuleDraft ofClass(String newClassName) {
    className = newClassName;
    return this;
  }

  RuleDraft in(SeriesChoice newSeries) {
    series = newSeries;
    return this;
  }

  RuleDraft over(Duration newWindow) {
    window = newWindow;
    return this;
  }

  RuleDraft when(Condition newCondition, Double newLow, Double newHigh) {
    condition = newCondition;
    low = newLow;
    high = newHigh;
    return this;
  }

  RuleDraft significant() {
    significant = true;
    return this;
  }

  RuleDraft recover(Double newLow, Double newHigh) {
    recoverLow = newLow;
    recoverHigh = newHigh;
    return this;
  }

  RuleDraft datapoints(int newBreaching, int newOf) {
    breaching = newBreaching;
    of = newOf;
    return this;
  }

  RuleDraft minCount(long newMinCount) {
    minCount = newMinCount;
    return this;
  }

  RuleDraft covered(Double newMinCoverage) {
    minCoverage = newMinCoverage;
    return this;
  }

  RuleDraft repeat(Duration newRepeat) {
    repeat = newRepeat;
    return this;
  }

  RuleDraft severity(Severity newSeverity) {
    severity = newSeverity;
    return this;
  }

  Rule rule() {
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
