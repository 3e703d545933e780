package dev.plumbline.testbed.benchmark.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testbed.benchmark.contender.ContenderReading;
import dev.plumbline.testbed.benchmark.contender.ContenderResults;
import dev.plumbline.testbed.benchmark.workload.EventWriter;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P5 on a few events, without Kafka. */
class IntervalJoinTest {

  @ParameterizedTest
  @CsvSource({"1, hashmap", "2, hashmap", "2, rocksdb"})
  void findsThePairsThatARecountFinds(int parallelism, String backend) throws Exception {
    // Given
    WorkloadTraffic traffic = new WorkloadTraffic(Layout.MAP, 2, 3, 2_000, 1_800_000, false, true);
    Workload workload =
        new Workload(traffic, Watch.JOIN, 60_000, 60_000, parallelism, backend, 0, "none:0");
    Configuration configuration = new Configuration();
    configuration.setString("state.backend.type", backend);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration)
            .setParallelism(parallelism);
    ContenderResults results = ContenderResults.keeping();
    EventWriter writer = new EventWriter(traffic);
    List<Tuple4<Long, Long, Long, String>> predictions = new ArrayList<>();
    List<Tuple4<Long, Long, Long, String>> labels = new ArrayList<>();
    for (long event = 0; event < traffic.events(); event++) {
      predictions.add(SlimEvent.ofPrediction().deserialize(writer.prediction(event)));
      labels.add(SlimEvent.ofLabel().deserialize(writer.label(event)));
    }

    // When
    IntervalJoin.attach(stream(environment, predictions), stream(environment, labels), results);
    environment.execute();

    // Then
    assertThat(
            results.readings().stream()
                .collect(Collectors.toMap(PeerRecount::key, ContenderReading::value)))
        .isEqualTo(new PeerRecount(workload).confusion());
  }

  private static DataStream<Tuple4<Long, Long, Long, String>> stream(
      StreamExecutionEnvironment environment, List<Tuple4<Long, Long, Long, String>> events) {
    return environment
        .fromData(events, SlimEvent.TYPE)
        .assignTimestampsAndWatermarks(IntervalJoin.IN_ORDER);
  }
}
