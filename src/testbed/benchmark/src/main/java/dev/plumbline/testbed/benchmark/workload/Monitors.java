package dev.plumbline.testbed.benchmark.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.util.List;

/** The monitors that ask our job a workload's question, one a model. */
public final class Monitors {

  /** Name of the profile that all of them refer to. */
  public static final String PROFILE = "reference";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Monitors() {}

  /** The monitor of a model, as read from its text. */
  public static Monitor of(Workload workload, int model) {
    return MonitorFile.read("benchmark", text(workload, model)).orThrow();
  }

  /** The monitor of a model as JSON, as it lies on the topic. */
  public static String text(Workload workload, int model) {
    ObjectNode monitor = JSON.createObjectNode();
    monitor.put("model", WorkloadTraffic.model(model));
    monitor.put("revision", 1);
    monitor.put("effective_from", "1970-01-01T00:00:00Z");
    monitor.put("task", "binary");
    monitor.put("positive_class", "yes");
    monitor.put("versions", "together");
    ObjectNode window = monitor.putArray("windows").addObject();
    window.put("size", seconds(workload.windowMs()));
    window.put("every", seconds(workload.stepMs()));
    ArrayNode measures = monitor.putArray("measures");
    measures(workload.watch()).forEach(measures::add);
    if (workload.watch() != Watch.JOIN) {
      addFeatures(monitor, workload.traffic());
      monitor.putObject("reference").put("profile", PROFILE);
    }
    if (workload.watch() != Watch.DRIFT) {
      monitor.putObject("labels").put("horizon", "1h");
    }
    if (workload.watch() == Watch.EVERYTHING) {
      addSegments(monitor);
      addRules(monitor, workload);
    }
    return monitor.toString();
  }

  private static List<String> measures(Watch watch) {
    return switch (watch) {
      case DRIFT -> List.of("prediction_count", "latency", "psi", "ks");
      case JOIN -> List.of("accuracy");
      case EVERYTHING -> List.of("volume", "latency", "quality", "drift", "data_quality");
    };
  }

  private static void addFeatures(ObjectNode monitor, WorkloadTraffic traffic) {
    ObjectNode features = monitor.putObject("features");
    for (int feature = 0; feature < traffic.features(); feature++) {
      features.put(WorkloadTraffic.feature(feature), "numeric");
    }
    for (int category = 0;
        traffic.enriched() && category < GeneratedEvents.CATEGORIES;
        category++) {
      features.put(WorkloadTraffic.category(category), "categorical");
    }
    ArrayNode positions = monitor.putObject("feature_sets").putArray(WorkloadTraffic.FEATURE_SET);
    features.fieldNames().forEachRemaining(positions::add);
  }

  private static void addSegments(ObjectNode monitor) {
    monitor.putObject("segments").putObject("channel").putArray("values").add("web").add("app");
  }

  private static void addRules(ObjectNode monitor, Workload workload) {
    ArrayNode rules = monitor.putArray("rules");
    String window = seconds(workload.windowMs());
    rules
        .addObject()
        .put("name", "drifted")
        .put("metric", "psi")
        .put("features", "all")
        .put("window", window)
        .put("above", 0.2);
    rules
        .addObject()
        .put("name", "slow")
        .put("metric", "latency.p99")
        .put("window", window)
        .put("above", 400);
    rules
        .addObject()
        .put("name", "wrong")
        .put("metric", "accuracy")
        .put("window", window)
        .put("below", 0.7);
    rules
        .addObject()
        .put("name", "quiet")
        .put("metric", "prediction_count")
        .put("window", window)
        .put("below", 10);
  }

  private static String seconds(long milliseconds) {
    if (milliseconds % 1_000 != 0) {
      throw new IllegalArgumentException("monitors count in seconds: " + milliseconds + " ms");
    }
    return milliseconds / 1_000 + "s";
  }
}
