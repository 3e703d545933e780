package dev.plumbline.testbed.benchmark.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.testbed.benchmark.rig.Entrant;
import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.RunStatistics;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostLineTest {

  private static ResultRow row(int features, double cost) {
    Workload workload =
        new Workload(
            WorkloadTraffic.plain(Layout.ARRAY, features, 5_000),
            Watch.DRIFT,
            60_000,
            60_000,
            1,
            "hashmap",
            0,
            "");
    RunStatistics cpu = new RunStatistics(cost, cost, cost);
    return new ResultRow(
        "features", new Entrant("plumbline", workload), cpu, cpu, 3, true, "", List.of(), Map.of());
  }

  @Test
  void goesThroughRowsThatLieOnOne() {
    // Given
    List<ResultRow> rows = List.of(row(10, 450), row(100, 1_800), row(2_000, 30_300));

    // When
    CostLine line = CostLine.through(rows);

    // Then
    assertThat(line.event()).isCloseTo(300, within(1e-6));
    assertThat(line.value()).isCloseTo(15, within(1e-9));
    assertThat(line.farthest(rows)).isCloseTo(0, within(1e-9));
  }

  @Test
  void isNotBentByTheRowWithTheMostFeaturesAlone() {
    // Given: the last row costs a tenth more than the line of the others says
    List<ResultRow> rows =
        List.of(row(10, 450), row(50, 1_050), row(100, 1_800), row(500, 7_800), row(2_000, 33_330));

    // When
    CostLine line = CostLine.through(rows);

    // Then
    assertThat(line.event()).isBetween(250.0, 350.0);
    assertThat(line.farthest(rows)).isBetween(0.02, 0.1);
  }
}
