package dev.plumbline.monitoring.monitor.file.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plumbline.monitoring.monitor.Defaults;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Names;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.monitor.file.MonitorWriter;
import dev.plumbline.monitoring.monitor.file.text.DurationText;
import dev.plumbline.monitoring.monitor.file.text.MonitorText;
import dev.plumbline.monitoring.monitor.file.text.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonitorSchemaTest {

  private static final JsonNode SCHEMA = MonitorSchema.load().root();

  @Test
  void explainsEveryPropertyToAnEditor() {
    // Given
    List<String> silent = new ArrayList<>();

    // When
    collectSilent(SCHEMA, "", silent);

    // Then
    assertThat(silent).isEmpty();
  }

  private static void collectSilent(JsonNode schema, String path, List<String> silent) {
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              JsonNode node = property.getValue();
              boolean explained = node.has("title") && node.has("description");
              boolean shown = node.has("examples") || node.has("default");
              if (!explained || !shown) {
                silent.add(path + "/" + property.getKey());
              }
            });
    schema.properties().stream()
        .filter(child -> !child.getKey().equals("if")) // a condition explains nothing
        .forEach(child -> collectSilent(child.getValue(), path + "/" + child.getKey(), silent));
  }

  @Test
  void isAValidSchema() {
    // Given
    Schema metaSchema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    // Then
    assertThat(metaSchema.validate(SCHEMA)).isEmpty();
  }

  @Test
  void knowsEveryMetricThatThisReleaseComputes() {
    // Given
    List<String> known = texts(SCHEMA.at("/$defs/metric/enum"));

    // When
    List<String> computed = Arrays.stream(Metric.values()).map(Metric::metricName).toList();

    // Then
    assertThat(known).containsAll(computed).doesNotHaveDuplicates();
    assertThat(texts(SCHEMA.at("/$defs/measure/enum"))).containsAll(known);
  }

  @Test
  void reportsTheDefaultsThatAreUsed() {
    // Given
    JsonNode rule = SCHEMA.at("/$defs/rule/properties");

    // Then
    assertThat(SCHEMA.at("/properties/decision_threshold/default").asDouble())
        .isEqualTo(Defaults.DECISION_THRESHOLD);
    assertThat(SCHEMA.at("/properties/labels/properties/horizon/default").asText())
        .isEqualTo(DurationText.format(Defaults.HORIZON));
    assertThat(SCHEMA.at("/properties/versions/default").asText())
        .isEqualTo(Names.of(Defaults.VERSIONS));
    assertThat(SCHEMA.at("/properties/windows/default"))
        .isEqualTo(MonitorWriter.write(minimal()).get("windows"));
    assertThat(rule.at("/alpha/default").asDouble()).isEqualTo(Defaults.ALPHA);
    assertThat(rule.at("/min_count/default").asLong()).isEqualTo(Defaults.MIN_COUNT);
    assertThat(rule.at("/repeat/default").asText()).isEqualTo(DurationText.format(Defaults.REPEAT));
    assertThat(rule.at("/severity/default").asText()).isEqualTo(Names.of(Defaults.SEVERITY));
  }

  @Test
  void refusesWhateverTheCommandRefusesThatASchemaCanSay() {
    // Given
    List<String> wrong =
        List.of(
            "{model: m, task: binary}",
            "{model: m, task: binary, positive_class: a, tolerance: {absolute: 1}}",
            "{model: m, task: multiclass, positive_class: a}",
            "{model: m, task: multiclass, decision_threshold: 0.5}",
            "{model: m, task: multiclass, business_value: {true_positive: 1}}",
            "{model: m, task: regression, classes: [a, b]}",
            "{model: m, task: multiclass, classes: [a, __other__]}",
            "{model: m, task: multiclass, segments: {a: {values: [__other__]}}}",
            "{model: m, task: multiclass, segments: {a: {}}}",
            "{model: m, task: multiclass, segments: {a: {top: 5}}}",
            "{model: m, task: multiclass, segments: {a: {values: [b], drift: false}}}",
            "{model: m, task: multiclass, features: {all: numeric}}",
            "{model: m, task: multiclass, features: {'@class': numeric}}",
            "{model: m, task: multiclass, deduplicate: false}",
            "{model: m, task: multiclass, retraining: []}",
            "{model: m, task: multiclass, measures: [estimated.mcc]}",
            "{model: m, task: multiclass, measures: [accounting.orphan]}",
            "{model: m, task: multiclass, cohorts: [months]}",
            "{model: m, task: multiclass, cohorts: [{mont: UTC}]}",
            "{model: m, task: multiclass, cohorts: [{month: 1}]}",
            "{model: m, task: multiclass, windows: [{size: month, every: 1d}]}",
            "{model: m, task: multiclass, effective_from: tomorrow}",
            "{model: m, task: multiclass, effective_from: '+1000000000-12-31T23:59:59Z'}",
            "{model: m, task: multiclass, effective_from: '1969-12-31T23:59:59Z'}",
            "{model: m, task: multiclass, rules: [{name: a, metric: accuracy, window: 5m,"
                + " anomalous: true}]}",
            "{model: m, task: multiclass, rules: [{name: a, metric: accuracy, window: 5m, below: 1,"
                + " relative_to: reference}]}");
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SCHEMA);
    List<String> accepted = new ArrayList<>();

    // When
    for (String text : wrong) {
      Problems problems = new Problems("m.yaml");
      JsonNode tree = MonitorText.parse(text, problems).orElseThrow();
      if (!problems.isEmpty() || schema.validate(tree).isEmpty()) {
        accepted.add("by the schema: " + text);
      }
      if (MonitorFile.read("m.yaml", text).monitor().isPresent()) {
        accepted.add("by the command: " + text);
      }
    }

    // Then
    assertThat(accepted).isEmpty();
  }

  @Test
  void namesNothingThatThisReleaseRefuses() {
    // Given
    List<String> known = texts(SCHEMA.at("/$defs/metric/enum"));

    // When
    List<String> computed = Arrays.stream(Metric.values()).map(Metric::metricName).toList();

    // Then
    assertThat(known).hasSameElementsAs(computed);
  }

  private static Monitor minimal() {
    return MonitorFile.read("m.yaml", "{model: m, task: multiclass}").orThrow();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.textValue()));
    return texts;
  }
}
