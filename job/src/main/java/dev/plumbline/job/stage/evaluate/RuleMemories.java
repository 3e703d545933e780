package dev.plumbline.job.stage.evaluate;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertMemory;
import dev.plumbline.monitoring.alert.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * What each rule remembers of each feature and generation of a series: keyed state, until the rule
 * or the series ends.
 */
final class RuleMemories {

  private static final MapStateDescriptor<String, AlertMemory> MEMORIES =
      new MapStateDescriptor<>(
          "alert-memories", Types.STRING, TypeInformation.of(AlertMemory.class));

  private final MapState<String, AlertMemory> memories;

  /** The memories of the key in force. */
  RuleMemories(RuntimeContext context) {
    memories = context.getMapState(MEMORIES);
  }

  /** The key of what a rule remembers of a feature, which is empty for the whole series. */
  static String keyOf(int generation, String rule, String feature) {
    return generation + "/" + rule + "/" + feature;
  }

  /** The rule in a key. */
  static String ruleOf(String key) {
    return key.split("/", 3)[1];
  }

  /** The feature in a key. */
  static String featureOf(String key) {
    return key.split("/", 3)[2];
  }

  /** Null when the rule remembers nothing. */
  AlertMemory get(String key) throws Exception {
    return memories.get(key);
  }

  /** Keeps what a judgement says is to be remembered, and emits its alert if it has one. */
  void remember(String key, Judgement judgement, Collector<Alert> out) throws Exception {
    if (judgement.memory() == null) {
      memories.remove(key);
    } else {
      memories.put(key, judgement.memory());
    }
    if (judgement.alert() != null) {
      out.collect(judgement.alert());
    }
  }

  /** All of a generation in the order of their keys; a copy. */
  List<Map.Entry<String, AlertMemory>> of(int generation) throws Exception {
    List<Map.Entry<String, AlertMemory>> entries = new ArrayList<>();
    for (Map.Entry<String, AlertMemory> entry : memories.entries()) {
      if (entry.getKey().startsWith(generation + "/")) {
        entries.add(Map.entry(entry.getKey(), entry.getValue()));
      }
    }
    entries.sort(Map.Entry.comparingByKey());
    return entries;
  }

  /** Forgets everything about the series. */
  void clear() {
    memories.clear();
  }
}
