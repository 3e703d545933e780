package dev.plumbline.testbed.benchmark.peer;

import dev.plumbline.testbed.benchmark.contender.ConfusionTally;
import dev.plumbline.testbed.benchmark.contender.ConfusionTally.Pairs;
import dev.plumbline.testbed.benchmark.contender.Contender;
import dev.plumbline.testbed.benchmark.contender.ContenderResults;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.ProcessJoinFunction;
import org.apache.flink.util.Collector;

/**
 * P5: predictions and labels brought together by Flink's interval join, on slim events that are
 * read straight from the bytes; a label counts up to the monitors' horizon after its prediction.
 */
public final class IntervalJoin implements Contender {

  private static final Duration HORIZON = Duration.ofHours(1);

  /**
   * An interval join drops what is earlier than the watermark, so it has to wait for labels as long
   * as they are out of order.
   */
  static final WatermarkStrategy<Tuple4<Long, Long, Long, String>> IN_ORDER =
      EventTopics.inOrder(Duration.ofMillis(WorkloadTraffic.LABEL_DISORDER_MS), SlimEvent.TIME);

  @Override
  public String name() {
    return "P5";
  }

  @Override
  public void attach(
      StreamExecutionEnvironment environment, Workload workload, ContenderResults results) {
    attach(
        EventTopics.stream(
            environment,
            workload,
            workload.traffic().predictionsTopic(),
            SlimEvent.ofPrediction(),
            IN_ORDER),
        EventTopics.stream(
            environment, workload, workload.traffic().labelsTopic(), SlimEvent.ofLabel(), IN_ORDER),
        results);
  }

  static void attach(
      DataStream<Tuple4<Long, Long, Long, String>> predictions,
      DataStream<Tuple4<Long, Long, Long, String>> labels,
      ContenderResults results) {
    DataStream<Pairs> pairs =
        predictions
            .keyBy(SlimEvent.ID, SlimEvent.KEY)
            .intervalJoin(labels.keyBy(SlimEvent.ID, SlimEvent.KEY))
            .between(Duration.ZERO, HORIZON)
            .process(new EmitPair());
    ConfusionTally.attach(pairs, results);
  }

  private static final class EmitPair
      extends ProcessJoinFunction<
          Tuple4<Long, Long, Long, String>, Tuple4<Long, Long, Long, String>, Pairs> {

    @Override
    public void processElement(
        Tuple4<Long, Long, Long, String> prediction,
        Tuple4<Long, Long, Long, String> label,
        Context context,
        Collector<Pairs> out) {
      out.collect(new Pairs(prediction.f3, label.f3, 1));
    }
  }
}
