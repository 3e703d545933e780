package dev.plumbline.monitoring.monitor;

import dev.plumbline.monitoring.rule.Above;
import dev.plumbline.monitoring.rule.Band;
import dev.plumbline.monitoring.rule.Below;
import dev.plumbline.monitoring.rule.Condition;
import dev.plumbline.monitoring.rule.NoData;
import dev.plumbline.monitoring.rule.Outside;
import dev.plumbline.monitoring.rule.Persistence;
import dev.plumbline.monitoring.rule.Proof;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** A rule in the making; starts as {@code accuracy over 1h below 0.92}, 1 of 1 windows. */
public final class RuleDraft {

  private String name = "accuracy-drop";
  private String metric = "accuracy";
  private List<String> features = List.of();
  private String className = "";
  private SeriesChoice series = SeriesChoice.EVERY;
  private Axis axis = Axis.LABEL_TIME;
  private Duration window = Duration.ofHours(1);
  private BiFunction<Band, Proof, Condition> condition;
  private boolean significant;
  private Band recovered = Band.ANY;
  private int breaching = 1;
  private int of = 1;
  private long minCount = 100;
  private Double minCoverage;
  private Duration repeat = Duration.ofHours(1);
  private Severity severity = Severity.WARNING;

  public RuleDraft() {
    below(0.92);
  }

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

  public RuleDraft above(double limit) {
    condition = (recovery, proof) -> new Above(limit, recovery, proof);
    return this;
  }

  public final RuleDraft below(double limit) {
    condition = (recovery, proof) -> new Below(limit, recovery, proof);
    return this;
  }

  public RuleDraft outside(double low, double high) {
    condition = (recovery, proof) -> new Outside(new Band(low, high), recovery, proof);
    return this;
  }

  public RuleDraft noData() {
    condition = (recovery, proof) -> new NoData();
    return this;
  }

  public RuleDraft significant() {
    significant = true;
    return this;
  }

  public RuleDraft recover(Band newRecovered) {
    recovered = newRecovered;
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
        new Scope(features, className, series, axis, window, minCoverage),
        condition.apply(recovered, new Proof(minCount, significant, 0.01)),
        new Persistence(breaching, of, repeat),
        severity,
        "https://wiki.example/" + name);
  }
}
