package dev.plumbline.testbed.benchmark.peer;

import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.testbed.benchmark.contender.ContenderReading;
import dev.plumbline.testbed.benchmark.contender.LatencyQuantile;
import dev.plumbline.testbed.benchmark.workload.GeneratedEvents;
import dev.plumbline.testbed.benchmark.workload.ReferenceData;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What contenders must find, counted again event by event and window by window. */
final class PeerRecount {

  private final Workload workload;
  private final GeneratedEvents events;
  private final Profile reference;

  PeerRecount(Workload workload) {
    this.workload = workload;
    this.events = new GeneratedEvents(workload.traffic());
    this.reference = ReferenceData.of(workload);
  }

  /** Bins of features and counts of events: exact. */
  Map<String, Double> counts() {
    Map<String, Double> counts = new HashMap<>();
    for (long event = 0; event < workload.traffic().events(); event++) {
      String model = WorkloadTraffic.model(events.model(event));
      for (long end : windowEnds(event)) {
        counts.merge(key(model, "", ContenderReading.COUNT, end), 1.0, Double::sum);
        for (int feature = 0; feature < workload.traffic().features(); feature++) {
          double value = events.feature(event, feature);
          if (!Double.isNaN(value)) {
            String name = WorkloadTraffic.feature(feature);
            NumericProfile profile = (NumericProfile) reference.feature(name).orElseThrow();
            String bin = ContenderReading.BIN + profile.cellOfNumber(value);
            counts.merge(key(model, name, bin, end), 1.0, Double::sum);
          }
        }
      }
    }
    return counts;
  }

  /** Quantiles of latency: what contenders tell may be off by a bucket's width. */
  Map<String, Double> quantiles() {
    Map<String, List<Double>> latencies = new HashMap<>();
    for (long event = 0; event < workload.traffic().events(); event++) {
      String model = WorkloadTraffic.model(events.model(event));
      for (long end : windowEnds(event)) {
        for (LatencyQuantile quantile : LatencyQuantile.values()) {
          latencies
              .computeIfAbsent(key(model, "", quantile.metric(), end), key -> new ArrayList<>())
              .add(events.latency(event));
        }
      }
    }
    Map<String, Double> quantiles = new HashMap<>();
    latencies.forEach(
        (key, values) -> {
          values.sort(null);
          for (LatencyQuantile quantile : LatencyQuantile.values()) {
            if (key.contains(" " + quantile.metric() + " ")) {
              quantiles.put(key, values.get((int) Math.ceil(quantile.share() * values.size()) - 1));
            }
          }
        });
    return quantiles;
  }

  /** Cells of the confusion matrix. */
  Map<String, Double> confusion() {
    Map<String, Double> counts = new HashMap<>();
    for (long event = 0; event < workload.traffic().events(); event++) {
      String cell = "pairs." + events.predictedClass(event) + "." + events.labelClass(event);
      counts.merge(key("*", "", cell, 0), 1.0, Double::sum);
    }
    return counts;
  }

  static String key(ContenderReading reading) {
    return key(reading.model(), reading.feature(), reading.metric(), reading.windowEnd());
  }

  private static String key(String model, String feature, String metric, long windowEnd) {
    return "%s %s %s %d".formatted(model, feature, metric, windowEnd);
  }

  private List<Long> windowEnds(long event) {
    long time = events.time(event);
    List<Long> ends = new ArrayList<>();
    long first = Math.floorDiv(time, workload.stepMs()) * workload.stepMs() + workload.stepMs();
    for (long end = first; end <= time + workload.windowMs(); end += workload.stepMs()) {
      ends.add(end);
    }
    return ends;
  }
}
