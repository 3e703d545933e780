package dev.plumbline.job.stage.publish.alert;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.record.AlertStep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
 * checkpoint that is complete ten minutes later, or when the job is drained. What the topic has
 * beyond the state, because the job had gone on after its savepoint, is not written when it comes
 * again. While the topic is read, on a thread of its own, checkpoints go on and alerts wait here.
 *
 * <p>Where the topic has lost what it had, by its retention or because it was created anew, nobody
 * can tell what was published. Then nothing is written again, so that none is told twice; another
 * alert {@code plumbline/self}, the counter {@code unverifiedAlerts} and the log say so.
 *
 * <p>State: the alerts of the last checkpoints and where the topic stood before them, as {@link
 * HeldAlerts} says; those that wait until the topic is read; steps that may come again, each until
 * it does, all until event time is so far past the restore as it may be ahead; own alerts while
 * they fire.
 */
final class HoldAlerts extends AbstractStreamOperator<Alert>
    implements OneInputStreamOperator<Alert, Alert> {

  private static final Logger LOG = LoggerFactory.getLogger(HoldAlerts.class);

  /** How often to look whether the topic has been read. */
  private static final long LOOK_EVERY_MS = 100;

  private final AlertTopic topic;
  private final HoldSettings settings;

  private transient AlertStates states;

  private transient AlertTopic.Reader reader;

  /** Not done while what the state holds, {@link #held} not among it, is looked for. */
  private transient CompletableFuture<PublishedSince> reading;

  private transient HeldAlerts held;
  private transient Queue<Alert> waiting;
  private transient Set<String> mayComeAgain;
  private transient OwnAlerts own;
  private transient long openedAt;
  private transient Counter lostAlerts;
  private transient Counter unverifiedAlerts;
  private transient Counter repeatedAlerts;

  /** An operator for a topic. */
  HoldAlerts(AlertTopic topic, HoldSettings settings) {
    this.topic = topic;
    this.settings = settings;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    states = new AlertStates(context.getOperatorStateStore());
  }

  @Override
  public void open() throws Exception {
    super.open();
    lostAlerts = getMetricGroup().counter("lostAlerts");
    unverifiedAlerts = getMetricGroup().counter("unverifiedAlerts");
    repeatedAlerts = getMetricGroup().counter("repeatedAlerts");
    openedAt = getProcessingTimeService().getCurrentProcessingTime();
    waiting = new ArrayDeque<>();
    states.waiting.get().forEach(waiting::add);
    mayComeAgain = new HashSet<>();
    states.mayComeAgain.get().forEach(mayComeAgain::add);
    own = new OwnAlerts();
    states.own.get().forEach(own::add);
    reader = topic.open();
    List<PublishedUpTo> from = new ArrayList<>();
    states.from.get().forEach(from::add);
    boolean isOfThisTopic = from.stream().allMatch(place -> place.topic().equals(reader.name()));
    if (!from.isEmpty() && isOfThisTopic) {
      reading = reader.since(from);
      look(openedAt);
    } else {
      if (states.held.get().iterator().hasNext()) {
        LOG.warn(
            "Alerts go to topic '{}' now; whether the last ones were all published to '{}' is not"
                + " looked at",
            reader.name(),
            from.get(0).topic());
      }
      held = new HeldAlerts(reader.reached());
      handWaiting();
    }
  }

  private void look(long now) throws Exception {
    if (isSettled()) {
      return; // the job was drained meanwhile
    }
    if (reading.isDone()) {
      settle();
    } else {
      getProcessingTimeService().registerTimer(now + LOOK_EVERY_MS, this::look);
    }
  }

  private boolean isSettled() {
    return held != null;
  }

  /** Waits for the topic to be read, if it has not been, and goes on from there. */
  private void settle() throws Exception {
    PublishedSince published;
    try {
      published = reading.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "topic '" + reader.name() + "' cannot be read back, so no alert is published",
          e.getCause());
    }
    held = new HeldAlerts(published.reached());
    repair(published);
    handWaiting();
  }

  private void repair(PublishedSince published) throws Exception {
    MissingAlerts missing = MissingAlerts.of(states.held.get(), published.steps());
    mayComeAgain.addAll(missing.further());
    if (missing.alerts().isEmpty()) {
      return;
    }
    if (published.gone().isPresent()) {
      unverifiedAlerts.inc(missing.alerts().size());
      Alert doubt = missing.unverified(openedAt, published.gone().get());
      LOG.error("{} They are: {}", doubt.message(), missing.listed());
      fire(doubt);
    } else {
      lostAlerts.inc(missing.alerts().size());
      Alert lost = missing.lost(openedAt, settings.transactionTimeout());
      LOG.error("{} Topic: '{}'.", lost.message(), reader.name());
      fire(lost);
      missing.alerts().forEach(this::hand);
    }
  }

  private void fire(Alert alert) {
    if (own.add(alert)) {
      hand(alert);
    }
  }

  private void handWaiting() {
    while (!waiting.isEmpty()) {
      take(waiting.remove());
    }
  }

  @Override
  public void processElement(StreamRecord<Alert> element) {
    if (isSettled()) {
      take(element.getValue());
    } else {
      waiting.add(element.getValue());
    }
  }

  private void take(Alert alert) {
    if (!mayComeAgain.isEmpty() && mayComeAgain.remove(AlertStep.of(alert))) {
      repeatedAlerts.inc();
    } else {
      hand(alert);
    }
  }

  private void hand(Alert alert) {
    held.add(alert);
    output.collect(new StreamRecord<>(alert));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (isSettled() && mark.getTimestamp() - settings.aheadMs() > openedAt) {
      mayComeAgain.clear();
    }
    super.processWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    if (isSettled()) { // else what was restored is still to be looked for
      held.checkpoint(context.getCheckpointId(), reader.reached());
      states.held.update(held.alerts());
      states.from.update(held.from());
    }
    states.waiting.update(List.copyOf(waiting));
    states.mayComeAgain.update(List.copyOf(mayComeAgain));
    states.own.update(own.firing());
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    if (isSettled()) {
      held.complete(checkpointId);
      own.endThoseOver(getProcessingTimeService().getCurrentProcessingTime()).forEach(this::hand);
    }
  }

  /**
   * The job is drained: nothing can be handed over later, so what waits and what fires goes now.
   */
  @Override
  public void finish() throws Exception {
    if (!isSettled()) {
      settle();
    }
    own.endAll(getProcessingTimeService().getCurrentProcessingTime()).forEach(this::hand);
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (reader != null) {
      reader.close();
    }
    super.close();
  }
}
