package dev.plumbline.job.stage.join;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.JoinKey;
import dev.plumbline.job.event.Outcome;
import dev.plumbline.job.event.ReportedLabel;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Brings predictions and labels together, whichever comes first.
 *
 * <p>In: {@link AwaitedPrediction} and {@link ReportedLabel}, keyed by model and prediction id.
 * Out: signed {@link Outcome}s. State: one {@link JoinState} an id, as {@link JoinStateBytes},
 * freed {@code join.ttl} after its last change; whether a label counts is decided by event times,
 * never by what was freed, as long as the TTL is at least three horizons. No timers. Late: a label
 * beyond the horizon is told as late and is not joined.
 */
public final class JoinLabels
    extends KeyedCoProcessFunction<Tuple2<Long, Long>, AwaitedPrediction, ReportedLabel, Outcome> {

  private static final String UID = "join-labels";

  private final Duration timeToLive;

  private transient ValueState<byte[]> known;
  private transient JoinCounters counters;

  JoinLabels(Duration timeToLive) {
    this.timeToLive = timeToLive;
  }

  /** Attaches the join; its state is freed {@code timeToLive} after the last change of an id. */
  public static DataStream<Outcome> attach(
      DataStream<AwaitedPrediction> predictions,
      DataStream<ReportedLabel> labels,
      Duration timeToLive) {
    return predictions
        .keyBy(AwaitedPrediction::joinKey, JoinKey.TYPE)
        .connect(labels.keyBy(ReportedLabel::joinKey, JoinKey.TYPE))
        .transform(
            UID,
            TypeInformation.of(Outcome.class),
            new LabelTimeOperator(new JoinLabels(timeToLive)))
        .uid(UID);
  }

  @Override
  public void open(OpenContext context) {
    ValueStateDescriptor<byte[]> descriptor =
        new ValueStateDescriptor<>("joined", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    descriptor.enableTimeToLive(
        StateTtlConfig.newBuilder(timeToLive)
            .setStateVisibility(StateTtlConfig.StateVisibility.ReturnExpiredIfNotCleanedUp)
            .build());
    known = getRuntimeContext().getState(descriptor);
    counters = new JoinCounters(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement1(AwaitedPrediction prediction, Context context, Collector<Outcome> out)
      throws Exception {
    JoinState before = current(prediction.model(), prediction.predictionId());
    Step step = LabelJoin.predicted(before, prediction);
    counters.predicted(step);
    take(before, step, out);
  }

  @Override
  public void processElement2(ReportedLabel label, Context context, Collector<Outcome> out)
      throws Exception {
    JoinState before = current(label.model(), label.predictionId());
    Step step = LabelJoin.labelled(before, label);
    counters.labelled(step);
    take(before, step, out);
  }

  private JoinState current(String model, String predictionId) throws Exception {
    byte[] state = known.value();
    return state == null ? JoinState.EMPTY : JoinStateBytes.read(state, model, predictionId);
  }

  private void take(JoinState before, Step step, Collector<Outcome> out) throws Exception {
    if (step.state() != before) { // else a repetition only
      known.update(JoinStateBytes.write(step.state()));
    }
    step.outcomes().forEach(out::collect);
  }
}
