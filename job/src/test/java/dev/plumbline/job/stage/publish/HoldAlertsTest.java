package dev.plumbline.job.stage.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.alert.SelfAlert;
import dev.plumbline.monitoring.alert.Severity;
import dev.plumbline.monitoring.measurement.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sink's transaction of a checkpoint is written to the topic by hand, or is lost. */
class HoldAlertsTest {

  private static final long RESTORED_AT = 1_000_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final long TEN_MINUTES = 600_000;

  private final ListedTopic topic = ListedTopic.named("alerts");
  private final List<OneInputStreamOperatorTestHarness<Alert, Alert>> opened = new ArrayList<>();

  private OneInputStreamOperatorTestHarness<Alert, Alert> start(
      ListedTopic written, OperatorSubtaskState state) throws Exception {
    OneInputStreamOperatorTestHarness<Alert, Alert> flink =
        new OneInputStreamOperatorTestHarness<>(new HoldAlerts(written, "15 min"));
    opened.add(flink);
    flink.setProcessingTime(RESTORED_AT);
    if (state != null) {
      flink.initializeState(state);
    }
    flink.open();
    return flink;
  }

  @AfterEach
  void close() throws Exception {
    for (OneInputStreamOperatorTestHarness<Alert, Alert> flink : opened) {
      flink.close();
    }
  }

  private void commit(Alert... alerts) {
    for (Alert alert : alerts) {
      topic.committed().add(AlertStep.of(alert));
    }
  }

  private static Alert step(String id, int sequence) {
    return new Alert(
        id,
        sequence,
        "m/1/*/slow/",
        sequence == 0 ? AlertStatus.FIRING : AlertStatus.RESOLVED,
        Severity.WARNING,
        "m",
        "1",
        "*",
        Axis.PREDICTION_TIME,
        "slow",
        "latency.p99",
        "",
        "latency.p99 above 100",
        120.0,
        null,
        null,
        100.0,
        null,
        null,
        10,
        1_000,
        2_000,
        2_000,
        sequence == 0 ? null : 3_000L,
        1,
        "slow",
        List.of(),
        null,
        Map.of());
  }

  private static List<Alert> told(OneInputStreamOperatorTestHarness<Alert, Alert> flink) {
    return List.copyOf(flink.extractOutputValues());
  }

  private static List<Alert> toldOfModels(OneInputStreamOperatorTestHarness<Alert, Alert> flink) {
    return told(flink).stream().filter(alert -> !SelfAlert.is(alert)).toList();
  }

  @Test
  void writesAgainWhatALostTransactionHeldBeforeAnythingNewAndFires() throws Exception {
    // Given
    OneInputStreamOperatorTestHarness<Alert, Alert> before = start(topic, null);
    before.processElement(step("a", 0), 0);
    before.snapshot(1, 0);
    before.notifyOfCompletedCheckpoint(1);
    commit(step("a", 0));
    before.processElement(step("a", 1), 0);
    before.processElement(step("b", 0), 0);
    OperatorSubtaskState savepoint = before.snapshot(2, 0);

    // When
    OneInputStreamOperatorTestHarness<Alert, Alert> after = start(topic, savepoint);
    after.processElement(step("b", 1), 0);

    // Then
    assertThat(toldOfModels(after)).containsExactly(step("a", 1), step("b", 0), step("b", 1));
    Alert own = told(after).get(0);
    assertThat(own.alertKey()).isEqualTo("plumbline/self/*/lost-transaction/");
    assertThat(own.status()).isEqualTo(AlertStatus.FIRING);
    assertThat(own.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(own.count()).isEqualTo(2);
    assertThat(own.message()).contains("2 alerts were in a transaction", "(15 min)");
  }

  @Test
  void isQuietWhenNothingIsMissing() throws Exception {
    // Given
    OneInputStreamOperatorTestHarness<Alert, Alert> before = start(topic, null);
    before.processElement(step("a", 0), 0);
    OperatorSubtaskState checkpoint = before.snapshot(1, 0);
    commit(step("a", 0));

    // When
    OneInputStreamOperatorTestHarness<Alert, Alert> after = start(topic, checkpoint);

    // Then
    assertThat(told(after)).isEmpty();
  }

  @Test
  void findsWhatWasLostWithACheckpointBeforeTheLast() throws Exception {
    // Given
    OneInputStreamOperatorTestHarness<Alert, Alert> before = start(topic, null);
    before.processElement(step("a", 0), 0);
    before.snapshot(1, 0);
    before.processElement(step("b", 0), 0);
    before.snapshot(2, 0);
    before.processElement(step("c", 0), 0);
    OperatorSubtaskState checkpoint = before.snapshot(3, 0);
    commit(step("b", 0));

    // When
    OneInputStreamOperatorTestHarness<Alert, Alert> after = start(topic, checkpoint);

    // Then
    assertThat(toldOfModels(after)).containsExactly(step("a", 0), step("c", 0));
  }

  @Test
  void writesAgainOnceMoreWhenTheRepairIsLostToo() throws Exception {
    // Given
    OneInputStreamOperatorTestHarness<Alert, Alert> first = start(topic, null);
    first.processElement(step("a", 0), 0);
    OneInputStreamOperatorTestHarness<Alert, Alert> second = start(topic, first.snapshot(1, 0));
    OperatorSubtaskState checkpoint = second.snapshot(2, 0);

    // When
    OneInputStreamOperatorTestHarness<Alert, Alert> third = start(topic, checkpoint);

    // Then
    assertThat(toldOfModels(third)).containsExactly(step("a", 0));
    assertThat(told(third)).filteredOn(SelfAlert::is).hasSize(1);
  }

  @Test
  void doesNotWriteAgainWhatTheTopicHasBeyondTheSavepoint() throws Exception {
    // Given
    OneInputStreamOperatorTestHarness<Alert, Alert> before = start(topic, null);
    before.processElement(step("a", 0), 0);
    OperatorSubtaskState savepoint = before.snapshot(1, 0);
    commit(step("a", 0), step("a", 1));

    // When
    OneInputStreamOperatorTestHarness<Alert, Alert> after = start(topic, savepoint);
    after.processElement(step("a", 1), 0);
    after.processElement(step("b", 0), 0);
    after.processElement(step("a", 1), 0);

    // Then
    assertThat(told(after)).containsExactly(step("b", 0), step("a", 1));
  }

  @Test
  void remembersWhatMayComeAgainOverAnotherRestoreAndUntilEventTimeIsPastIt() throws Exception {
    // Given
    OneInputStreamOperatorTestHarness<Alert, Alert> before = start(topic, null);
    OperatorSubtaskState savepoint = before.snapshot(1, 0);
    commit(step("a", 0), step("b", 0));
    OneInputStreamOperatorTestHarness<Alert, Alert> again = start(topic, savepoint);
    OperatorSubtaskState checkpoint = again.snapshot(2, 0);
    OneInputStreamOperatorTestHarness<Alert, Alert> after = start(topic, checkpoint);

    // When
    after.processWatermark(RESTORED_AT + HOUR);
    after.processElement(step("a", 0), 0);
    after.processWatermark(RESTORED_AT + HOUR + 1);
    after.processElement(step("b", 0), 0);

    // Then
    assertThat(toldOfModels(after)).containsExactly(step("b", 0));
  }

  @Test
  void resolvesTheOwnAlertWithTheFirstCheckpointTenMinutesLater() throws Exception {
    // Given
    OneInputStreamOperatorTestHarness<Alert, Alert> before = start(topic, null);
    before.processElement(step("a", 0), 0);
    OneInputStreamOperatorTestHarness<Alert, Alert> after = start(topic, before.snapshot(1, 0));

    // When
    after.setProcessingTime(RESTORED_AT + TEN_MINUTES - 1);
    after.snapshot(2, 0);
    after.notifyOfCompletedCheckpoint(2);
    int early = told(after).size();
    after.setProcessingTime(RESTORED_AT + TEN_MINUTES);
    after.snapshot(3, 0);
    after.notifyOfCompletedCheckpoint(3);

    // Then
    assertThat(early).isEqualTo(2);
    Alert fired = told(after).get(0);
    Alert last = told(after).get(2);
    assertThat(last.status()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(last.alertId()).isEqualTo(fired.alertId());
    assertThat(last.sequence()).isEqualTo(1);
    assertThat(last.resolvedAt()).isEqualTo(RESTORED_AT + TEN_MINUTES);
  }

  @Test
  void leavesAnotherTopicAlone() throws Exception {
    // Given
    OneInputStreamOperatorTestHarness<Alert, Alert> before = start(topic, null);
    before.processElement(step("a", 0), 0);

    // When
    OneInputStreamOperatorTestHarness<Alert, Alert> after =
        start(ListedTopic.named("other"), before.snapshot(1, 0));

    // Then
    assertThat(told(after)).isEmpty();
  }

  @Test
  void holdsNothingOlderThanTheLastCheckpointThatIsComplete() {
    // Given
    PublishedUpTo start = new PublishedUpTo("alerts", 0, 0);
    PublishedUpTo later = new PublishedUpTo("alerts", 0, 7);
    HeldAlerts held = new HeldAlerts(List.of(start));

    // When
    held.add(step("a", 0));
    held.checkpoint(1, List.of(later));
    held.add(step("b", 0));
    held.checkpoint(2, List.of(later));
    held.complete(2);
    held.add(step("c", 0));
    held.checkpoint(3, List.of(later));

    // Then
    assertThat(held.alerts())
        .containsExactly(new HeldAlert(2, step("b", 0)), new HeldAlert(3, step("c", 0)));
    assertThat(held.from()).containsExactly(later);
  }
}
