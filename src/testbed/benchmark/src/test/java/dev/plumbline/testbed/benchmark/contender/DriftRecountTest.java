package dev.plumbline.testbed.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testbed.benchmark.workload.GeneratedEvents;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.ReferenceData;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a right contender reports is worked out here by one window that holds everything. */
class DriftRecountTest {

  private static final WorkloadTraffic TRAFFIC =
      new WorkloadTraffic(Layout.ARRAY, 3, 1, 500, 60_000, false, false);
  private static final Workload WORKLOAD =
      new Workload(TRAFFIC, Watch.DRIFT, 3_600_000, 3_600_000, 1, "hashmap", 0, "nowhere:1");
  private static final long END = WorkloadTraffic.START + 3_600_000;

  private final ContenderRecount recount = ContenderRecount.of(WORKLOAD);

  private static List<ContenderReading> right() {
    GeneratedEvents events = new GeneratedEvents(TRAFFIC);
    BinnedFeatures features = BinnedFeatures.of(ReferenceData.of(WORKLOAD));
    int[] cells = new int[features.cells()];
    int[] latencies = new int[LatencyBuckets.BUCKETS];
    for (long event = 0; event < TRAFFIC.events(); event++) {
      latencies[LatencyBuckets.of(events.latency(event))]++;
      for (int feature = 0; feature < features.size(); feature++) {
        int cell = features.cellOf(feature, events.feature(event, feature));
        if (cell >= 0) {
          cells[cell]++;
        }
      }
    }
    List<ContenderReading> readings = new ArrayList<>();
    readings.add(
        new ContenderReading("model-00000", "", ContenderReading.COUNT, END, TRAFFIC.events()));
    for (LatencyQuantile quantile : LatencyQuantile.values()) {
      double latency = LatencyBuckets.quantile(latencies, (int) TRAFFIC.events(), quantile.share());
      readings.add(new ContenderReading("model-00000", "", quantile.metric(), END, latency));
    }
    for (int feature = 0; feature < features.size(); feature++) {
      long[] bins = features.countsOf(feature, cells);
      String name = features.name(feature);
      double psi = features.psi(feature, bins);
      readings.add(new ContenderReading("model-00000", name, ContenderReading.PSI, END, psi));
      readings.add(
          new ContenderReading(
              "model-00000", name, ContenderReading.KS, END, features.ks(feature, bins)));
    }
    return readings;
  }

  private static List<ContenderReading> with(String metric, double factor) {
    return right().stream()
        .map(
            reading ->
                reading.metric().equals(metric)
                    ? new ContenderReading(
                        reading.model(),
                        reading.feature(),
                        metric,
                        reading.windowEnd(),
                        reading.value() * factor)
                    : reading)
        .toList();
  }

  @Test
  void findsNothingWrongWithWhatIsRight() {
    assertThat(recount.problems(right())).isEmpty();
  }

  @Test
  void refusesWhoReportsNothing() {
    assertThat(recount.problems(List.of()).get(0)).startsWith("nothing told of model-00000");
  }

  @Test
  void refusesWhoLeavesAFeatureOut() {
    // Given
    List<ContenderReading> readings = new ArrayList<>(right());

    // When
    readings.removeIf(reading -> reading.feature().equals("feature_00002"));

    // Then
    assertThat(recount.problems(readings)).hasSize(2).allMatch(it -> it.contains("feature_00002"));
  }

  @Test
  void refusesWhoLosesOneEvent() {
    assertThat(recount.problems(with(ContenderReading.COUNT, 0.998))).hasSize(1);
  }

  @Test
  void refusesAnIndexThatIsAlmostRight() {
    assertThat(recount.problems(with(ContenderReading.PSI, 1.000_001))).hasSize(3);
    assertThat(recount.problems(with(ContenderReading.KS, 0.999_99))).hasSize(3);
  }

  @Test
  void allowsQuantilesOfLatencyHalfABucketAndNoMore() {
    assertThat(recount.problems(with("latency.p99", 1.02))).hasSize(1);
  }

  @Test
  void takesTheLaterOfTwoReadingsAboutTheSame() {
    // Given
    List<ContenderReading> revised = new ArrayList<>(with(ContenderReading.COUNT, 0.5));

    // When
    revised.addAll(right());

    // Then
    assertThat(recount.problems(revised)).isEmpty();
  }
}
