package dev.plumbline.testbed.benchmark.contender;

import dev.plumbline.testbed.benchmark.workload.GeneratedEvents;
import dev.plumbline.testbed.benchmark.workload.ReferenceData;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every window of every model, from the events themselves. Demanded are the windows that end by the
 * end of the last event's step: counts exactly, PSI and KS to the ninth place, quantiles of latency
 * within {@value #QUANTILE_BOUND} of the exact ones.
 */
final class DriftRecount implements ContenderRecount {

  /** Half a bucket of 64 for each power of two, and a little for rounding. */
  static final double QUANTILE_BOUND = 0.0079;

  private static final double EXACT = 1e-9;
  private static final int MOST_REPORTED = 5;

  /** What happened to one model in one step. */
  private static final class Pane {
    private final int[] cells;
    private final List<Double> latencies = new ArrayList<>();

    private Pane(int cells) {
      this.cells = new int[cells];
    }

    private void add(Pane other) {
      latencies.addAll(other.latencies);
      for (int cell = 0; cell < cells.length; cell++) {
        cells[cell] += other.cells[cell];
      }
    }
  }

  private final Workload workload;
  private final BinnedFeatures features;
  private final Map<String, TreeMap<Long, Pane>> panes = new HashMap<>();
  private long lastPane = Long.MIN_VALUE;

  DriftRecount(Workload workload) {
    this.workload = workload;
    this.features = BinnedFeatures.of(ReferenceData.of(workload));
    GeneratedEvents events = new GeneratedEvents(workload.traffic());
    for (long event = 0; event < workload.traffic().events(); event++) {
      count(events, event);
    }
  }

  private void count(GeneratedEvents events, long event) {
    long pane = Math.floorDiv(events.time(event), workload.stepMs());
    lastPane = Math.max(lastPane, pane);
    Pane counted =
        panes
            .computeIfAbsent(WorkloadTraffic.model(events.model(event)), model -> new TreeMap<>())
            .computeIfAbsent(pane, start -> new Pane(features.cells()));
    counted.latencies.add(events.latency(event));
    for (int feature = 0; feature < features.size(); feature++) {
      int cell = features.cellOf(feature, events.feature(event, feature));
      if (cell >= 0) {
        counted.cells[cell]++;
      }
    }
  }

  @Override
  public List<String> problems(List<ContenderReading> readings) {
    Map<String, Double> reported = new HashMap<>();
    readings.forEach(
        reading ->
            reported.put(
                key(reading.model(), reading.feature(), reading.metric(), reading.windowEnd()),
                reading.value()));
    Differences differences = new Differences(reported);
    panes.forEach(
        (model, ofModel) -> {
          for (long pane = ofModel.firstKey(); pane <= lastPane; pane++) {
            Pane window = window(ofModel, pane);
            if (!window.latencies.isEmpty()) {
              compare(differences, model, (pane + 1) * workload.stepMs(), window);
            }
          }
        });
    return differences.sentences();
  }

  private Pane window(TreeMap<Long, Pane> ofModel, long last) {
    Pane sum = new Pane(features.cells());
    ofModel.subMap(last - workload.windowRatio() + 1, true, last, true).values().forEach(sum::add);
    return sum;
  }

  private void compare(Differences differences, String model, long end, Pane window) {
    int events = window.latencies.size();
    differences.compare(key(model, "", ContenderReading.COUNT, end), events, 0);
    double[] sorted = window.latencies.stream().mapToDouble(latency -> latency).toArray();
    Arrays.sort(sorted);
    for (LatencyQuantile quantile : LatencyQuantile.values()) {
      double exact = sorted[(int) Math.ceil(quantile.share() * events) - 1];
      differences.compare(key(model, "", quantile.metric(), end), exact, exact * QUANTILE_BOUND);
    }
    for (int feature = 0; feature < features.size(); feature++) {
      String name = features.name(feature);
      long[] bins = features.countsOf(feature, window.cells);
      if (Arrays.stream(bins).sum() == 0) {
        continue;
      }
      if (differences.bins) {
        compareBins(differences, model, name, end, bins);
        continue;
      }
      differences.compare(
          key(model, name, ContenderReading.PSI, end), features.psi(feature, bins), EXACT);
      differences.compare(
          key(model, name, ContenderReading.KS, end), features.ks(feature, bins), EXACT);
    }
  }

  private static void compareBins(
      Differences differences, String model, String feature, long end, long[] bins) {
    for (int bin = 0; bin < bins.length; bin++) {
      if (bins[bin] > 0) {
        differences.compare(key(model, feature, ContenderReading.BIN + bin, end), bins[bin], 0);
      }
    }
  }

  private static String key(String model, String feature, String metric, long end) {
    return model + "/" + feature + "/" + metric + "/" + end;
  }

  /** Collects what differs. */
  private static final class Differences {
    private final Map<String, Double> reported;
    private final boolean bins;
    private final List<String> found = new ArrayList<>();
    private int compared;

    private Differences(Map<String, Double> reported) {
      this.reported = reported;
      this.bins =
          reported.keySet().stream().anyMatch(key -> key.contains("/" + ContenderReading.BIN));
    }

    private void compare(String key, double expected, double bound) {
      compared++;
      Double value = reported.get(key);
      if (value == null) {
        found.add("nothing told of %s, which is %s".formatted(key, expected));
      } else if (!(Math.abs(value - expected) <= bound)) {
        found.add("%s is %s, but %s was told".formatted(key, expected, value));
      }
    }

    private List<String> sentences() {
      if (found.size() <= MOST_REPORTED) {
        return found;
      }
      List<String> first = new ArrayList<>(found.subList(0, MOST_REPORTED));
      first.add("and %,d more of %,d".formatted(found.size() - MOST_REPORTED, compared));
      return first;
    }
  }
}
