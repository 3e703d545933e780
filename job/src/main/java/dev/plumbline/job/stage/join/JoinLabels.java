package dev.plumbline.job.stage.join;

import dev.plumbline.job.event.JoinKey;
import dev.plumbline.job.event.JoinRecord;
import dev.plumbline.job.event.Outcome;
import dev.plumbline.job.event.PredictionGroups;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Brings predictions and labels together, whichever comes first.
 *
 * <p>In: predictions and labels as {@link JoinRecord}s, keyed by model and prediction id. Out:
 * signed {@link Outcome}s. State: one {@link JoinState} an id, as {@link JoinStateBytes}, freed
 * {@code join.ttl} after its last change; whether a label counts is decided by event times, never
 * by what was freed, as long as the TTL is at least three horizons. No timers. Late: a label beyond
 * the horizon is told as late and is not joined.
 */
public final class JoinLabels
    extends KeyedCoProcessFunction<JoinKey, JoinRecord, JoinRecord, Outcome> {

  private static final String UID = "join-labels";

  private final Duration timeToLive;

  private transient ValueState<byte[]> known;
  private transient PredictionGroups groups;
  private transient JoinCounters counters;

  JoinLabels(Duration timeToLive) {
    this.timeToLive = timeToLive;
  }

  /** Attaches the join; its state is freed {@code timeToLive} after the last change of an id. */
  public static DataStream<Outcome> attach(
      DataStream<JoinRecord> predictions, DataStream<JoinRecord> labels, Duration timeToLive) {
    return predictions
        .keyBy(JoinRecord::key, JoinKey.TYPE)
        .connect(labels.keyBy(JoinRecord::key, JoinKey.TYPE))
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
    groups = new PredictionGroups();
    counters = new JoinCounters(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement1(JoinRecord prediction, Context context, Collector<Outcome> out)
      throws Exception {
    JoinState before = current();
    Step step = LabelJoin.predicted(before, prediction.prediction(groups));
    counters.predicted(step);
    take(before, step, out);
  }

  @Override
  public void processElement2(JoinRecord label, Context context, Collector<Outcome> out)
      throws Exception {
    JoinState before = current();
    Step step = LabelJoin.labelled(before, label.label());
    counters.labelled(step);
    take(before, step, out);
  }

  private JoinState current() throws Exception {
    byte[] state = known.value();
    return state == null ? JoinState.EMPTY : JoinStateBytes.read(state, groups);
  }

  private void take(JoinState before, Step step, Collector<Outcome> out) throws Exception {
    if (step.state() != before) { // else a repetition only
      known.update(JoinStateBytes.write(step.state()));
    }
    step.outcomes().forEach(out::collect);
  }
}
