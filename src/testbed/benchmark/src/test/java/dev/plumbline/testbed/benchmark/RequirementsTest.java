package dev.plumbline.testbed.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.testbed.benchmark.rig.Entrant;
import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.RunStatistics;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate asks of rows, and what programs read of them. */
class RequirementsTest {

  @TempDir private Path folder;

  private static ResultRow row(String contender, long events, double cost) {
    Workload workload =
        new Workload(
            WorkloadTraffic.plain(Layout.ARRAY, 50, events),
            Watch.DRIFT,
            3_600_000,
            300_000,
            1,
            "hashmap",
            0,
            "");
    RunStatistics cpu = new RunStatistics(cost - 1, cost, cost + 1);
    return new ResultRow(
        "drift", new Entrant(contender, workload), cpu, cpu, 3, true, "cafe", List.of(), Map.of());
  }

  @Test
  void holdAsLongAsOthersCostSoManyTimesAsMuch() {
    // Given
    List<ResultRow> rows = List.of(row("P1", 5_000, 3_000), row("plumbline", 100_000, 1_000));

    // Then
    assertThat(new Requirements(Map.of("P1", 3.0)).missed(rows)).isEmpty();
    assertThat(new Requirements(Map.of("P1", 3.1)).missed(rows))
        .containsExactly("P1, array: 3.0 times the cost of ours, and 3.1 is required");
  }

  @Test
  void areMissedByAContenderThatTookNoPart() {
    assertThat(new Requirements(Map.of("P3", 1.0)).missed(List.of(row("plumbline", 5_000, 1))))
        .containsExactly("P3 was not measured");
  }

  @Test
  void areReadByProgramsFromFlatRows() throws IOException {
    // Given
    Path file = folder.resolve("rows.json");

    // When
    PerformanceFiles.writeRows(file, List.of(row("P1", 5_000, 3_000)));

    // Then
    JsonNode row = new ObjectMapper().readTree(file.toFile()).get(0);
    assertThat(row.get("contender").asText()).isEqualTo("P1");
    assertThat(row.get("layout").asText()).isEqualTo("array");
    assertThat(row.get("features").asInt()).isEqualTo(50);
    assertThat(row.get("window_ratio").asInt()).isEqualTo(12);
    assertThat(row.get("cpu_ns_per_record").asDouble()).isEqualTo(3_000);
    assertThat(row.get("wall_ns_per_record").asDouble()).isEqualTo(3_000);
    assertThat(row.get("runs").asInt()).isEqualTo(3);
    assertThat(row.get("spread").get("max").asDouble()).isEqualTo(3_001);
    assertThat(row.get("valid").asBoolean()).isTrue();
    assertThat(row.get("parallelism").asInt()).isEqualTo(1);
    assertThat(row.get("events").asLong()).isEqualTo(5_000);
    assertThat(row.get("result_hash").asText()).isEqualTo("cafe");
    assertThat(row.get("machine").asText()).contains("processors");
    assertThat(row.has("entrant")).isFalse();
  }
}
