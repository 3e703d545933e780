package dev.plumbline.testbed.benchmark.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.testbed.benchmark.contender.ContenderReading;
import dev.plumbline.testbed.benchmark.contender.ContenderResults;
import dev.plumbline.testbed.benchmark.workload.EventWriter;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.RowData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** P3 on a few events, without Kafka. */
class FlinkSqlTest {

  private static final long MINUTE = 60_000;

  @ParameterizedTest
  @CsvSource({"ARRAY, 1", "ARRAY, 2", "MAP, 1"})
  void findsWhatARecountFinds(Layout layout, int parallelism) throws Exception {
    // Given
    WorkloadTraffic traffic = new WorkloadTraffic(layout, 5, 3, 2_000, 30 * MINUTE, false, false);
    Workload workload =
        new Workload(
            traffic, Watch.DRIFT, 6 * MINUTE, 2 * MINUTE, parallelism, "hashmap", 0, "none:0");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment().setParallelism(parallelism);
    ContenderResults results = ContenderResults.keeping();

    // When
    FlinkSql.attach(
        StreamTableEnvironment.create(environment), rows(environment, traffic), workload, results);
    environment.execute();

    // Then
    Map<String, Double> found = new HashMap<>();
    Map<String, Double> quantiles = new HashMap<>();
    for (ContenderReading reading : results.readings()) {
      Map<String, Double> kind = reading.metric().startsWith("latency.") ? quantiles : found;
      assertThat(kind.put(PeerRecount.key(reading), reading.value())).isNull();
    }
    PeerRecount recount = new PeerRecount(workload);
    assertThat(found).isEqualTo(recount.counts());
    assertThat(quantiles).hasSameSizeAs(recount.quantiles());
    recount
        .quantiles()
        .forEach(
            (key, latency) ->
                assertThat(quantiles.get(key)).as(key).isCloseTo(latency, withinPercentage(0.79)));
  }

  @ParameterizedTest
  @EnumSource
  void readsPredictionsOnceForBothQueries(Layout layout) throws Exception {
    // Given
    WorkloadTraffic traffic = new WorkloadTraffic(layout, 5, 3, 10, 30 * MINUTE, false, false);
    Workload workload =
        new Workload(traffic, Watch.DRIFT, 6 * MINUTE, 2 * MINUTE, 1, "hashmap", 0, "none:0");
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();

    // When
    FlinkSql.attach(
        StreamTableEnvironment.create(environment),
        rows(environment, traffic),
        workload,
        ContenderResults.hashing());

    // Then
    assertThat(environment.getExecutionPlan()).containsOnlyOnce("Data Source");
  }

  private static DataStream<RowData> rows(
      StreamExecutionEnvironment environment, WorkloadTraffic traffic) throws Exception {
    EventWriter writer = new EventWriter(traffic);
    PredictionRows reader = new PredictionRows(traffic.layout());
    List<RowData> rows = new ArrayList<>();
    for (long event = 0; event < traffic.events(); event++) {
      rows.add(reader.deserialize(writer.prediction(event)));
    }
    return environment
        .fromData(rows, reader.getProducedType())
        .assignTimestampsAndWatermarks(FlinkSql.IN_ORDER);
  }
}
