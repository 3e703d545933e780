package dev.plumbline.testbed.benchmark.contender;

import dev.plumbline.testbed.benchmark.contender.ConfusionTally.Pairs;
import dev.plumbline.testbed.benchmark.workload.GeneratedEvents;
import dev.plumbline.testbed.benchmark.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Every prediction with its label, by class predicted and true class: exactly, and nothing else.
 */
final class JoinRecount implements ContenderRecount {

  private final Map<String, Double> expected = new HashMap<>();

  JoinRecount(Workload workload) {
    GeneratedEvents events = new GeneratedEvents(workload.traffic());
    for (long event = 0; event < workload.traffic().events(); event++) {
      String metric = Pairs.metric(events.predictedClass(event), events.labelClass(event));
      expected.merge(metric, 1.0, Double::sum);
    }
  }

  @Override
  public List<String> problems(List<ContenderReading> readings) {
    Map<String, Double> reported = new HashMap<>();
    readings.forEach(reading -> reported.merge(reading.metric(), reading.value(), Double::sum));
    TreeSet<String> metrics = new TreeSet<>(expected.keySet());
    metrics.addAll(reported.keySet());
    List<String> problems = new ArrayList<>();
    for (String metric : metrics) {
      double should = expected.getOrDefault(metric, 0.0);
      double is = reported.getOrDefault(metric, 0.0);
      if (should != is) {
        problems.add("%s is %s, but %s was told".formatted(metric, should, is));
      }
    }
    return problems;
  }
}
