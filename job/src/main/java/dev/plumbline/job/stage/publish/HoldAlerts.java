package dev.plumbline.job.stage.publish;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.SelfAlert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands alerts to their sink and sees to it that none is missing and none is told twice, whatever
 * became of the sink's transactions. One subtask for all alerts, in front of the sink's writer.
 *
 * <p>After a restore, before anything new: once all transactions that are open on the topic have
 * ended, it is read from where it stood, and what the state holds and the topic has not is written
 * again, with the same ids. Then an alert {@code plumbline/self} fires, the counter {@code
 * lostAlerts} rises and an error in the log says what to do; the alert resolves with the first
 * checkpoint that is complete ten minutes later. What the topic has beyond the state, because the
 * job had gone on after its savepoint, is not written when it comes again.
 *
 * <p>State: the alerts of the last checkpoints and where the topic stood before them, as {@link
 * HeldAlerts} says; steps that may come again, each until it does, all until event time is an hour
 * past the restore; the own alert while it fires.
 */
final class HoldAlerts extends AbstractStreamOperator<Alert>
    implements OneInputStreamOperator<Alert, Alert> {

  private static final Logger LOG = LoggerFactory.getLogger(HoldAlerts.class);

  private static final ListStateDescriptor<HeldAlert> HELD =
      new ListStateDescriptor<>("held-alerts", TypeInformation.of(HeldAlert.class));
  private static final ListStateDescriptor<PublishedUpTo> FROM =
      new ListStateDescriptor<>("published-up-to", TypeInformation.of(PublishedUpTo.class));
  private static final ListStateDescriptor<String> MAY_COME_AGAIN =
      new ListStateDescriptor<>("may-come-again", Types.STRING);
  private static final ListStateDescriptor<Alert> OWN =
      new ListStateDescriptor<>("own-alert", TypeInformation.of(Alert.class));

  private static final long OWN_ALERT_FIRES_MS = Duration.ofMinutes(10).toMillis();

  /** More than an event may lie beyond its record's timestamp. */
  private static final long AHEAD_MS = Duration.ofHours(1).toMillis();

  private final AlertTopic topic;
  private final String transactionTimeout;

  private transient ListState<HeldAlert> heldState;
  private transient ListState<PublishedUpTo> fromState;
  private transient ListState<String> mayComeAgainState;
  private transient ListState<Alert> ownState;

  private transient AlertTopic.Reader reader;
  private transient HeldAlerts held;
  private transient Set<String> mayComeAgain;
  private transient Alert own;
  private transient long openedAt;
  private transient Counter lostAlerts;
  private transient Counter repeatedAlerts;

  /**
   * An operator for a topic.
   *
   * @param transactionTimeout {@code alerts.transaction-timeout} in words
   */
  HoldAlerts(AlertTopic topic, String transactionTimeout) {
    this.topic = topic;
    this.transactionTimeout = transactionTimeout;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    heldState = context.getOperatorStateStore().getListState(HELD);
    fromState = context.getOperatorStateStore().getListState(FROM);
    mayComeAgainState = context.getOperatorStateStore().getListState(MAY_COME_AGAIN);
    ownState = context.getOperatorStateStore().getListState(OWN);
  }

  @Override
  public void open() throws Exception {
    super.open();
    lostAlerts = getMetricGroup().counter("lostAlerts");
    repeatedAlerts = getMetricGroup().counter("repeatedAlerts");
    openedAt = getProcessingTimeService().getCurrentProcessingTime();
    mayComeAgain = new HashSet<>();
    mayComeAgainState.get().forEach(mayComeAgain::add);
    for (Alert firing : ownState.get()) {
      own = firing;
    }
    reader = topic.open();
    List<PublishedUpTo> from = new ArrayList<>();
    fromState.get().forEach(from::add);
    boolean sameTopic = from.stream().allMatch(place -> place.topic().equals(reader.name()));
    if (!from.isEmpty() && sameTopic) {
      repair(reader.stepsSince(from));
    } else {
      held = new HeldAlerts(reader.reached());
    }
  }

  private void repair(Set<String> published) throws Exception {
    held = new HeldAlerts(reader.reached());
    List<Alert> missing = new ArrayList<>();
    for (HeldAlert before : heldState.get()) {
      if (!published.remove(AlertStep.of(before.alert()))) {
        missing.add(before.alert());
      }
    }
    mayComeAgain.addAll(published);
    if (missing.isEmpty()) {
      return;
    }
    lostAlerts.inc(missing.size());
    long oldest = missing.stream().mapToLong(Alert::windowEnd).min().orElse(openedAt);
    Alert lost = SelfAlert.lostTransaction(missing.size(), oldest, openedAt, transactionTimeout);
    LOG.error("{} Topic: '{}'.", lost.message(), reader.name());
    if (own == null) {
      own = lost;
      hand(own);
    }
    missing.forEach(this::hand);
  }

  @Override
  public void processElement(StreamRecord<Alert> element) {
    Alert alert = element.getValue();
    if (!mayComeAgain.isEmpty() && mayComeAgain.remove(AlertStep.of(alert))) {
      repeatedAlerts.inc();
      return;
    }
    held.add(alert);
    output.collect(element);
  }

  private void hand(Alert alert) {
    held.add(alert);
    output.collect(new StreamRecord<>(alert));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() - AHEAD_MS > openedAt) {
      mayComeAgain.clear();
    }
    super.processWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    held.checkpoint(context.getCheckpointId(), reader.reached());
    heldState.update(held.alerts());
    fromState.update(held.from());
    mayComeAgainState.update(List.copyOf(mayComeAgain));
    ownState.update(own == null ? List.of() : List.of(own));
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    held.complete(checkpointId);
    long now = getProcessingTimeService().getCurrentProcessingTime();
    if (own != null && now - own.startedAt() >= OWN_ALERT_FIRES_MS) {
      hand(SelfAlert.over(own, now));
      own = null;
    }
  }

  @Override
  public void close() throws Exception {
    if (reader != null) {
      reader.close();
    }
    super.close();
  }
}
