package dev.plumbline.monitoring.monitor.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Names;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.SeriesChoice;
import dev.plumbline.monitoring.monitor.file.check.CohortText;
import dev.plumbline.monitoring.monitor.file.check.DeclaredSeries;
import dev.plumbline.monitoring.monitor.file.text.DurationText;
import java.util.List;

/** Writes a rule as the tree that {@link RuleReader} reads; only keys that have an effect. */
final class RuleWriter {

  private RuleWriter() {}

  static ObjectNode write(Rule rule, Monitor monitor) {
    Metric metric = Metric.find(rule.metric()).orElseThrow();
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("name", rule.name());
    file.put("metric", rule.metric());
    features(rule, file);
    if (!rule.className().isEmpty()) {
      file.put("class", rule.className());
    }
    series(rule, metric, monitor, file);
    file.put("axis", Names.of(rule.axis()));
    file.put(
        "window",
        rule.isOfCohorts() ? CohortText.format(rule.window()) : DurationText.format(rule.window()));
    condition(rule, file);
    if (rule.significant()) {
      file.put("significant", true);
    }
    if (rule.significant() && metric.hasTest()) {
      file.put("alpha", rule.alpha());
    }
    recover(rule, file);
    file.putObject("datapoints").put("breaching", rule.breaching()).put("of", rule.of());
    if (!metric.isCount()) {
      file.put("min_count", rule.minCount());
    }
    if (rule.minCoverage() != null) {
      file.put("min_coverage", rule.minCoverage());
    }
    file.put("repeat", DurationText.format(rule.repeat()));
    file.put("severity", Names.of(rule.severity()));
    if (rule.runbookUrl() != null) {
      file.put("runbook_url", rule.runbookUrl());
    }
    return file;
  }

  private static void features(Rule rule, ObjectNode file) {
    if (rule.isForAllFeatures()) {
      file.put("features", "all");
    } else if (!rule.features().isEmpty()) {
      file.set("features", MonitorWriter.texts(rule.features()));
    }
  }

  private static void series(Rule rule, Metric metric, Monitor monitor, ObjectNode file) {
    SeriesChoice silent = SeriesChoice.byDefault(rule.condition(), monitor.versions());
    List<String> versions = rule.series().versions();
    if (!versions.isEmpty()) {
      file.set(DeclaredSeries.ONLY_VERSIONS, MonitorWriter.texts(versions));
    } else if (rule.condition() == Rule.Condition.NO_DATA) {
      file.put(DeclaredSeries.ONLY_VERSIONS, DeclaredSeries.EACH);
    }
    List<String> segments = rule.series().segments();
    boolean isPlain = monitor.segments().isEmpty() && segments.equals(silent.segments());
    if (metric.isOfFeatures() || isPlain) {
      return;
    }
    if (segments.isEmpty()) {
      file.put(DeclaredSeries.SEGMENTS, DeclaredSeries.EACH);
    } else if (segments.equals(SeriesChoice.TOTAL.segments())) {
      file.put(DeclaredSeries.SEGMENTS, DeclaredSeries.TOTAL);
    } else {
      file.set(DeclaredSeries.SEGMENTS, MonitorWriter.texts(segments));
    }
  }

  private static void condition(Rule rule, ObjectNode file) {
    switch (rule.condition()) {
      case ABOVE -> file.put("above", rule.high());
      case BELOW -> file.put("below", rule.low());
      case OUTSIDE -> file.putArray("outside").add(rule.low()).add(rule.high());
      case NO_DATA -> file.put("no_data", true);
    }
  }

  private static void recover(Rule rule, ObjectNode file) {
    if (rule.recoverLow() == null && rule.recoverHigh() == null) {
      return;
    }
    ObjectNode recover = file.putObject("recover");
    if (rule.recoverLow() != null) {
      recover.put("above", rule.recoverLow());
    }
    if (rule.recoverHigh() != null) {
      recover.put("below", rule.recoverHigh());
    }
  }
}
