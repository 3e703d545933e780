package dev.plumbline.monitoring.monitor.file;

import dev.plumbline.monitoring.monitor.Answers;
import dev.plumbline.monitoring.monitor.CohortSpan;
import dev.plumbline.monitoring.monitor.Defaults;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Reference;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Tolerance;
import dev.plumbline.monitoring.monitor.ValueMatrix;
import dev.plumbline.monitoring.monitor.Versions;
import dev.plumbline.monitoring.monitor.WindowSpec;
import dev.plumbline.monitoring.monitor.file.check.CohortText;
import dev.plumbline.monitoring.monitor.file.check.DeclaredNames;
import dev.plumbline.monitoring.monitor.file.check.DeclaredSeries;
import dev.plumbline.monitoring.monitor.file.check.InputCheck;
import dev.plumbline.monitoring.monitor.file.check.MeasureCheck;
import dev.plumbline.monitoring.monitor.file.check.TaskCheck;
import dev.plumbline.monitoring.monitor.file.text.MonitorText;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.schemas.text.CanonicalText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes a {@link Monitor} of a tree in which no check found a problem. */
final class MonitorReader {

  private MonitorReader() {}

  static Monitor read(Place file) {
    DeclaredSeries declared = DeclaredSeries.in(file);
    List<Rule> rules =
        file.at("rules").items().stream().map(rule -> RuleReader.read(rule, declared)).toList();
    return new Monitor(
        file.at("model").text().orElseThrow(),
        file.at("revision").whole().map(Long::intValue).orElse(Defaults.REVISION),
        file.at(MonitorText.EFFECTIVE_FROM)
            .text()
            .flatMap(TaskCheck::instant)
            .orElse(Defaults.EFFECTIVE_FROM),
        file.at(MonitorText.WATCHED_SINCE)
            .text()
            .flatMap(TaskCheck::instant)
            .orElse(Defaults.WATCHED_SINCE),
        file.at("deleted").isTrue(),
        file.at("task").oneOf(Task.class).orElseThrow(),
        file.at("positive_class").text().orElse(null),
        file.at("decision_threshold").number().orElse(Defaults.DECISION_THRESHOLD),
        answers(file),
        file.at("versions").oneOf(Versions.class).orElse(Defaults.VERSIONS),
        file.at("features").entries().stream().map(MonitorReader::feature).toList(),
        featureSets(file.at("feature_sets")),
        file.at("segments").entries().stream()
            .map(segment -> new Segment(segment.key(), segment.at("values").texts()))
            .toList(),
        file.at("labels").at("horizon").duration().orElse(Defaults.HORIZON),
        windows(file.at("windows")),
        file.at("cohorts").items().stream()
            .map(cohort -> CohortText.read(cohort).orElseThrow())
            .sorted(Comparator.comparing(CohortSpan::length))
            .toList(),
        measures(file, rules),
        reference(file.at("reference")),
        rules,
        alertLabels(file.at("alert_labels")));
  }

  private static Answers answers(Place file) {
    List<String> classes =
        file.at("classes").texts().stream().map(CanonicalText::of).distinct().toList();
    Place tolerance = file.at("tolerance");
    Place value = file.at("business_value");
    return new Answers(
        classes,
        tolerance.isGiven()
            ? new Tolerance(
                tolerance.at("absolute").number().orElse(null),
                tolerance.at("relative").number().orElse(null))
            : null,
        value.isGiven()
            ? new ValueMatrix(
                value.at("true_positive").number().orElse(0.0),
                value.at("false_positive").number().orElse(0.0),
                value.at("true_negative").number().orElse(0.0),
                value.at("false_negative").number().orElse(0.0))
            : null);
  }

  private static Reference reference(Place reference) {
    return new Reference(
        reference.at("profile").text().orElse(null),
        reference.at("first").whole().orElse(null),
        reference.at("trailing").duration().orElse(null));
  }

  private static Feature feature(Place feature) {
    List<Place> range = feature.at("range").items();
    return new Feature(
        feature.key(),
        InputCheck.kind(feature).orElseThrow(),
        range.isEmpty() ? null : range.get(0).number().orElseThrow(),
        range.isEmpty() ? null : range.get(1).number().orElseThrow());
  }

  private static Map<String, List<String>> featureSets(Place sets) {
    Map<String, List<String>> layouts = new LinkedHashMap<>();
    sets.entries().forEach(layout -> layouts.put(layout.key(), layout.texts()));
    return layouts;
  }

  private static List<WindowSpec> windows(Place windows) {
    if (!windows.isGiven()) {
      return Defaults.WINDOWS;
    }
    return windows.items().stream()
        .map(
            window ->
                new WindowSpec(
                    window.at("size").duration().orElseThrow(),
                    window.at("every").duration().orElseThrow()))
        .sorted(Comparator.comparing(WindowSpec::every).thenComparing(WindowSpec::size))
        .toList();
  }

  private static Set<String> measures(Place file, List<Rule> rules) {
    Place measures = file.at("measures");
    DeclaredNames declared = DeclaredNames.in(file);
    List<String> named =
        measures.isGiven() ? measures.texts() : Defaults.measures(declared.task().orElseThrow());
    Set<String> metrics =
        MeasureCheck.expand(named, declared).stream()
            .map(Metric::metricName)
            .collect(Collectors.toCollection(TreeSet::new));
    rules.forEach(rule -> metrics.add(rule.metric()));
    return metrics;
  }

  private static Map<String, String> alertLabels(Place labels) {
    return labels.entries().stream()
        .collect(Collectors.toMap(Place::key, label -> label.text().orElseThrow()));
  }
}
