package dev.plumbline.monitoring.monitor.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.monitoring.monitor.Answers;
import dev.plumbline.monitoring.monitor.Defaults;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Names;
import dev.plumbline.monitoring.monitor.Reference;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Tolerance;
import dev.plumbline.monitoring.monitor.WindowSpec;
import dev.plumbline.monitoring.monitor.file.check.CohortText;
import dev.plumbline.monitoring.monitor.file.text.DurationText;
import dev.plumbline.monitoring.monitor.file.text.MonitorText;
import java.util.Collection;

/** Writes a monitor as the tree that {@link MonitorReader} reads. */
public final class MonitorWriter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MonitorWriter() {}

  public static ObjectNode write(Monitor monitor) {
    ObjectNode file = NODES.objectNode();
    file.put("model", monitor.model());
    file.put("revision", monitor.revision());
    file.put(MonitorText.EFFECTIVE_FROM, monitor.effectiveFrom().toString());
    if (!monitor.watchedSince().equals(Defaults.WATCHED_SINCE)) {
      file.put(MonitorText.WATCHED_SINCE, monitor.watchedSince().toString());
    }
    file.put("deleted", monitor.deleted());
    file.put("task", Names.of(monitor.task()));
    if (monitor.task() == Task.BINARY) {
      file.put("positive_class", monitor.positiveClass());
      file.put("decision_threshold", monitor.decisionThreshold());
    }
    answers(monitor.answers(), file);
    file.put("versions", Names.of(monitor.versions()));
    ObjectNode features = file.putObject("features");
    monitor.features().forEach(feature -> features.set(feature.name(), feature(feature)));
    ObjectNode layouts = file.putObject("feature_sets");
    monitor.featureSets().forEach((name, set) -> layouts.set(name, texts(set)));
    ObjectNode segments = file.putObject("segments");
    monitor
        .segments()
        .forEach(
            segment ->
                segments.putObject(segment.attribute()).set("values", texts(segment.values())));
    file.putObject("labels").put("horizon", DurationText.format(monitor.horizon()));
    ArrayNode windows = file.putArray("windows");
    monitor.windows().forEach(window -> windows.add(window(window)));
    if (!monitor.cohorts().isEmpty()) {
      ArrayNode cohorts = file.putArray("cohorts");
      monitor.cohorts().forEach(cohort -> cohorts.add(CohortText.write(cohort)));
    }
    file.set("measures", texts(monitor.measures()));
    reference(monitor.reference(), file);
    ArrayNode rules = file.putArray("rules");
    monitor.rules().forEach(rule -> rules.add(RuleWriter.write(rule, monitor)));
    ObjectNode labels = file.putObject("alert_labels");
    monitor.alertLabels().forEach(labels::put);
    return file;
  }

  private static void answers(Answers answers, ObjectNode file) {
    if (!answers.classes().isEmpty()) {
      file.set("classes", texts(answers.classes()));
    }
    Tolerance tolerance = answers.tolerance();
    if (tolerance != null && tolerance.absolute() != null) {
      file.putObject("tolerance").put("absolute", tolerance.absolute());
    } else if (tolerance != null) {
      file.putObject("tolerance").put("relative", tolerance.relative());
    }
    if (answers.value() != null) {
      file.putObject("business_value")
          .put("true_positive", answers.value().truePositive())
          .put("false_positive", answers.value().falsePositive())
          .put("true_negative", answers.value().trueNegative())
          .put("false_negative", answers.value().falseNegative());
    }
  }

  private static void reference(Reference reference, ObjectNode file) {
    if (reference.profile() != null) {
      file.putObject("reference").put("profile", reference.profile());
    } else if (reference.first() != null) {
      file.putObject("reference").put("first", reference.first());
    } else if (reference.trailing() != null) {
      file.putObject("reference").put("trailing", DurationText.format(reference.trailing()));
    }
  }

  private static JsonNode feature(Feature feature) {
    TextNode kind = TextNode.valueOf(Names.of(feature.kind()));
    if (feature.low() == null) {
      return kind;
    }
    ObjectNode withRange = NODES.objectNode().set("type", kind);
    withRange.putArray("range").add(feature.low()).add(feature.high());
    return withRange;
  }

  private static ObjectNode window(WindowSpec window) {
    return NODES
        .objectNode()
        .put("size", DurationText.format(window.size()))
        .put("every", DurationText.format(window.every()));
  }

  static ArrayNode texts(Collection<String> texts) {
    ArrayNode list = NODES.arrayNode();
    texts.forEach(list::add);
    return list;
  }
}
