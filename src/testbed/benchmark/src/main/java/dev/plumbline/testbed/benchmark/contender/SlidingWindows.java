package dev.plumbline.testbed.benchmark.contender;

import dev.plumbline.testbed.benchmark.workload.ReferenceData;
import dev.plumbline.testbed.benchmark.workload.Workload;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;

/**
 * P1: the DataStream API by the book, tuned: Avro's fast reader, values binned before the shuffle
 * by binary search, sliding windows with incremental aggregates of {@code int[]}, object reuse.
 * Each event is added to every window it belongs to, because that is what sliding windows do.
 */
public final class SlidingWindows implements Contender {

  private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "P1";
  }

  @Override
  public void attach(
      StreamExecutionEnvironment environment, Workload workload, ContenderResults results) {
    BinnedFeatures features = BinnedFeatures.of(ReferenceData.of(workload));
    environment
        .fromSource(
            BoundedTopic.of(
                workload.kafka(),
                workload.traffic().predictionsTopic(),
                new ObservationReader(workload.traffic().layout(), features)),
            WatermarkStrategy.<BinnedObservation>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
                .withTimestampAssigner((observation, recordTime) -> observation.time),
            "read-predictions")
        .keyBy(observation -> observation.model)
        .window(
            SlidingEventTimeWindows.of(
                Duration.ofMillis(workload.windowMs()), Duration.ofMillis(workload.stepMs())))
        .aggregate(new CountObservations(features.cells()), new ReportWindow(features))
        .sinkTo(results.sink());
  }
}
