package dev.plumbline.monitoring.monitor.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Names;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.Scope;
import dev.plumbline.monitoring.monitor.SeriesChoice;
import dev.plumbline.monitoring.monitor.file.check.CohortText;
import dev.plumbline.monitoring.monitor.file.check.DeclaredSeries;
import dev.plumbline.monitoring.monitor.file.condition.ConditionForms;
import dev.plumbline.monitoring.monitor.file.text.DurationText;
import dev.plumbline.monitoring.rule.Persistence;
import java.util.List;

/** Writes a rule as the tree that {@link RuleReader} reads; only keys that have an effect. */
final class RuleWriter {

  private RuleWriter() {}

  static ObjectNode write(Rule rule, Monitor monitor) {
    Metric metric = Metric.find(rule.metric()).orElseThrow();
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("name", rule.name());
    file.put("metric", rule.metric());
    Scope scope = rule.scope();
    features(scope, file);
    if (!scope.className().isEmpty()) {
      file.put("class", scope.className());
    }
    series(rule, metric, monitor, file);
    file.put("axis", Names.of(scope.axis()));
    file.put(
        "window",
        rule.isOfCohorts()
            ? CohortText.format(scope.window())
            : DurationText.format(scope.window()));
    ConditionForms.write(rule.condition(), metric, file);
    Persistence persistence = rule.persistence();
    file.putObject("datapoints")
        .put("breaching", persistence.breaching())
        .put("of", persistence.of());
    if (!metric.isCount()) {
      file.put("min_count", rule.condition().proof().minCount());
    }
    if (scope.minCoverage() != null) {
      file.put("min_coverage", scope.minCoverage());
    }
    file.put("repeat", DurationText.format(persistence.repeat()));
    file.put("severity", Names.of(rule.severity()));
    if (rule.runbookUrl() != null) {
      file.put("runbook_url", rule.runbookUrl());
    }
    return file;
  }

  private static void features(Scope scope, ObjectNode file) {
    if (scope.isForAllFeatures()) {
      file.put("features", "all");
    } else if (!scope.features().isEmpty()) {
      file.set("features", MonitorWriter.texts(scope.features()));
    }
  }

  private static void series(Rule rule, Metric metric, Monitor monitor, ObjectNode file) {
    SeriesChoice silent = SeriesChoice.byDefault(rule.condition(), monitor.versions());
    List<String> versions = rule.scope().series().versions();
    if (!versions.isEmpty()) {
      file.set(DeclaredSeries.ONLY_VERSIONS, MonitorWriter.texts(versions));
    } else if (rule.condition().isOfSilence()) {
      file.put(DeclaredSeries.ONLY_VERSIONS, DeclaredSeries.EACH);
    }
    List<String> segments = rule.scope().series().segments();
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
}
