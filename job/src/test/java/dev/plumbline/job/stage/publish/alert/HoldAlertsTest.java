package dev.plumbline.job.stage.publish.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.alert.SelfAlert;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Severity;
import dev.plumbline.monitoring.record.AlertStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sink's transaction of a checkpoint is written to the topic by hand, or is lost. */
class HoldAlertsTest {

  private static final long RESTORED_AT = 1_000_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final long TEN_MINUTES = 600_000;
  private static final HoldSettings SETTINGS =
      new HoldSettings(Duration.ofMinutes(15), Duration.ofMinutes(5));

  /** The longest that event time may be ahead of the wall clock, with an hour for clocks. */
  private static final long AHEAD = HOUR + 5 * 60_000;

  private final ListedTopic topic = ListedTopic.named("alerts");
  private final List<OneInputStreamOperatorTestHarness<Alert, Alert>> opened = new ArrayList<>();

  private OneInputStreamOperatorTestHarness<Alert, Alert> start(
      ListedTopic written, OperatorSubtaskState state) throws Exception {
    OneInputStreamOperatorTestHarness<Alert, Alert> flink =
        new OneInputStreamOperatorTestHarness<>(new HoldAlerts(written, SETTINGS));
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

  private static List<Alert> reported(OneInputStreamOperatorTestHarness<Alert, Alert> flink) {
    return List.copyOf(flink.extractOutputValues());
  }

  private static List<Alert> reportedOfModels(
      OneInputStreamOperatorTestHarness<Alert, Alert> flink) {
    return reported(flink).stream().filter(alert -> !SelfAlert.is(alert)).toList();
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
    assertThat(reportedOfModels(after)).containsExactly(step("a", 1), step("b", 0), step("b", 1));
    Alert own = reported(after).get(0);
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
    assertThat(reported(after)).isEmpty();
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
    assertThat(reportedOfModels(after)).containsExactly(step("a", 0), step("c", 0));
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
    assertThat(reportedOfModels(third)).containsExactly(step("a", 0));
    assertThat(reported(third)).filteredOn(SelfAlert::is).hasSize(1);
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
    assertThat(reported(after)).containsExactly(step("b", 0), step("a", 1));
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
    after.processWatermark(RESTORED_AT + AHEAD);
    after.processElement(step("a", 0), 0);
    after.processWatermark(RESTORED_AT + AHEAD + 1);
    after.processElement(step("b", 0), 0);

    // Then
    assertThat(reportedOfModels(after)).containsExactly(step("b", 0));
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
    int early = reported(after).size();
    after.setProcessingTime(RESTORED_AT + TEN_MINUTES);
    after.snapshot(3, 0);
    after.notifyOfCompletedCheckpoint(3);

    // Then
    assertThat(early).isEqualTo(2);
    Alert fired = reported(after).get(0);
    Alert last = reported(after).get(2);
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
    assertThat(reported(after)).isEmpty();
  }

  private OperatorSubtaskState savepointWithCommittedAlerts() throws Exception {
    OneInputStreamOperatorTestHarness<Alert, Alert> before = start(topic, null);
    before.processElement(step("a", 0), 0);
    before.processElement(step("b", 0), 0);
    OperatorSubtaskState savepoint = before.snapshot(1, 0);
    commit(step("a", 0), step("b", 0));
    return savepoint;
  }

  private void assertSaysThatItCannotReport(List<Alert> reported, String why) {
    assertThat(reported).hasSize(1);
    assertThat(reported.get(0).alertKey()).isEqualTo("plumbline/self/*/unverified-alerts/");
    assertThat(reported.get(0).status()).isEqualTo(AlertStatus.FIRING);
    assertThat(reported.get(0).count()).isEqualTo(2);
    assertThat(reported.get(0).message()).contains("whether 2 alerts", why, "not written again");
  }

  @Test
  void writesNothingAgainThatWasPublishedWhenRetentionRemovedIt() throws Exception {
    // Given
    OperatorSubtaskState savepoint = savepointWithCommittedAlerts();
    topic.removeAllUpToNow();

    // When
    OneInputStreamOperatorTestHarness<Alert, Alert> after = start(topic, savepoint);

    // Then
    assertSaysThatItCannotReport(
        reported(after), "Partition 0 of topic 'alerts' begins at offset 2, beyond the 0");
  }

  @Test
  void writesNothingAgainThatWasPublishedToATopicOfTheSameName() throws Exception {
    // Given
    OperatorSubtaskState savepoint = savepointWithCommittedAlerts();
    topic.createAgain();
    commit(step("x", 0), step("y", 0), step("z", 0)); // reaches further than the first did

    // When
    OneInputStreamOperatorTestHarness<Alert, Alert> after = start(topic, savepoint);

    // Then
    assertSaysThatItCannotReport(reported(after), "was deleted and created again");
  }

  @Test
  void writesNothingAgainThatWasPublishedWhenBrokersLostTheEndOfTheTopic() throws Exception {
    // Given
    commit(step("old", 0), step("old", 1));
    OperatorSubtaskState savepoint = savepointWithCommittedAlerts();
    for (int record = 0; record < 3; record++) {
      topic.loseTheLast();
    }

    // When
    OneInputStreamOperatorTestHarness<Alert, Alert> after = start(topic, savepoint);

    // Then
    assertSaysThatItCannotReport(reported(after), "reaches offset 1, less than the 2");
  }

  @Test
  void isQuietWhenRetentionRemovedOnlyWhatIsNotHeld() throws Exception {
    // Given
    OneInputStreamOperatorTestHarness<Alert, Alert> before = start(topic, null);
    before.processElement(step("a", 0), 0);
    commit(step("old", 0));
    OperatorSubtaskState savepoint = before.snapshot(1, 0);
    topic.removeAllUpToNow();
    commit(step("a", 0));

    // When
    OneInputStreamOperatorTestHarness<Alert, Alert> after = start(topic, savepoint);

    // Then
    assertThat(reported(after)).isEmpty();
  }

  @Test
  void letsAlertsWaitWhileATransactionIsOpenAndTakesCheckpointsMeanwhile() throws Exception {
    // Given
    OneInputStreamOperatorTestHarness<Alert, Alert> before = start(topic, null);
    before.processElement(step("a", 0), 0);
    OperatorSubtaskState savepoint = before.snapshot(1, 0);
    CompletableFuture<Void> transaction = topic.openTransaction();

    // When
    OneInputStreamOperatorTestHarness<Alert, Alert> waits = start(topic, savepoint);
    waits.processElement(step("b", 0), 0);
    OperatorSubtaskState checkpoint = waits.snapshot(2, 0);
    waits.notifyOfCompletedCheckpoint(2);
    waits.setProcessingTime(RESTORED_AT + 1_000);
    List<Alert> reportedWhileOpen = reported(waits);
    transaction.complete(null);
    waits.setProcessingTime(RESTORED_AT + 2_000);
    waits.processElement(step("c", 0), 0);

    // Then
    assertThat(reportedWhileOpen).isEmpty();
    assertThat(reportedOfModels(waits)).containsExactly(step("a", 0), step("b", 0), step("c", 0));

    // When the checkpoint of meanwhile is restored, neither what was held is lost nor what waited
    OneInputStreamOperatorTestHarness<Alert, Alert> after = start(topic, checkpoint);

    // Then
    assertThat(reportedOfModels(after)).containsExactly(step("a", 0), step("b", 0));
  }

  @Test
  void handsOverWhatWaitsAndEndsItsOwnAlertWhenTheJobIsDrained() throws Exception {
    // Given
    OneInputStreamOperatorTestHarness<Alert, Alert> before = start(topic, null);
    before.processElement(step("a", 0), 0);
    OperatorSubtaskState savepoint = before.snapshot(1, 0);
    CompletableFuture<Void> transaction = topic.openTransaction();
    OneInputStreamOperatorTestHarness<Alert, Alert> drained = start(topic, savepoint);
    drained.processElement(step("b", 0), 0);
    transaction.complete(null);

    // When
    drained.getOperator().finish();
    List<Alert> reported = reported(drained);
    drained.setProcessingTime(RESTORED_AT + TEN_MINUTES);
    drained.snapshot(2, 0);
    drained.notifyOfCompletedCheckpoint(2);

    // Then what follows the end would fail Flink's writer
    assertThat(reported(drained)).isEqualTo(reported);
    assertThat(reportedOfModels(drained)).containsExactly(step("a", 0), step("b", 0));
    assertThat(reported)
        .filteredOn(SelfAlert::is)
        .extracting(Alert::status)
        .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
  }

  @Test
  void holdsNothingOlderThanTheLastCheckpointThatIsComplete() {
    // Given
    PublishedUpTo start = new PublishedUpTo("alerts", "id", 0, 0);
    PublishedUpTo later = new PublishedUpTo("alerts", "id", 0, 7);
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
