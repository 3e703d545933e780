package dev.plumbline.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.monitor.Monitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonitorRevisionsTest {

  private static final Instant NOON = Instant.parse("2026-12-01T12:00:20Z");

  private final MonitorTopicInMemory topic = new MonitorTopicInMemory();
  private final MonitorRevisions revisions = new MonitorRevisions(topic);

  @Test
  void numbersTheFirstRevisionOneAndTakesTheEarliestSafeMinute() throws RefusedChangeException {
    // When
    Change change = revisions.apply(monitor("fraud", 250, ""), at(NOON));

    // Then
    assertThat(change.changed()).isTrue();
    assertThat(change.newest().revision()).isEqualTo(1);
    assertThat(change.newest().effectiveFrom()).isEqualTo("2026-12-01T12:07:00Z");
    assertThat(topic.history().of("fraud")).containsExactly(change.newest());
  }

  @Test
  void saysSinceWhenAModelIsWatchedUntilItIsDeleted() throws RefusedChangeException {
    // Given
    Schedule beforeStart = new Schedule(NOON, Duration.ofMinutes(5), Optional.empty(), true);
    revisions.apply(monitor("fraud", 250, ""), beforeStart);

    // When
    revisions.apply(monitor("fraud", 300, ""), at(NOON.plusSeconds(60)));
    revisions.delete("fraud", at(NOON.plusSeconds(120)));
    revisions.apply(monitor("fraud", 300, ""), at(NOON.plusSeconds(180)));

    // Then
    assertThat(topic.history().of("fraud"))
        .extracting(Monitor::watchedSince)
        .containsExactly(NOON, NOON, NOON, NOON.plusSeconds(180));
  }

  @Test
  void keepsAFullMinuteThatIsJustSafe() throws RefusedChangeException {
    // When
    Change change =
        revisions.apply(monitor("fraud", 250, ""), at(Instant.parse("2026-12-01T12:00:00Z")));

    // Then
    assertThat(change.newest().effectiveFrom()).isEqualTo("2026-12-01T12:06:00Z");
  }

  @Test
  void readsTheTopicOnceForAnyNumberOfMonitors() throws RefusedChangeException {
    // When
    for (int i = 0; i < 50; i++) {
      revisions.apply(monitor("model-" + i % 10, 250 + i, ""), at(NOON));
    }

    // Then
    assertThat(topic.readings()).isEqualTo(1);
    assertThat(topic.history().newest("model-9").orElseThrow().revision()).isEqualTo(5);
  }

  @Test
  void publishesNothingThatTheJobWouldRefuse() throws RefusedChangeException {
    // Given
    Instant never = Instant.parse("+1000000000-12-31T23:59:59Z");
    Schedule schedule = new Schedule(NOON, Duration.ofMinutes(5), Optional.of(never), false);

    // Then
    assertThatThrownBy(() -> revisions.apply(monitor("fraud", 250, ""), schedule))
        .isInstanceOf(RefusedChangeException.class)
        .hasMessageStartingWith("model fraud: not published, since the job would refuse it:")
        .hasMessageContaining("is not an instant like 2026-12-01T00:00:00Z, from 1970 to 9999");
    assertThat(topic.history().revisions()).isEmpty();
  }

  @Test
  void countsRevisionsPerModel() throws RefusedChangeException {
    // Given
    revisions.apply(monitor("fraud", 250, ""), at(NOON));
    revisions.apply(monitor("loan", 250, ""), at(NOON));

    // When
    Change change = revisions.apply(monitor("fraud", 300, ""), at(NOON.plusSeconds(3600)));

    // Then
    assertThat(change.newest().revision()).isEqualTo(2);
    assertThat(topic.history().of("fraud")).hasSize(2);
  }

  @Test
  void changesNothingWhenTheNewestSaysTheSame() throws RefusedChangeException {
    // Given
    Monitor monitor = monitor("fraud", 250, "");
    revisions.apply(monitor, at(NOON));

    // When
    Change change = revisions.apply(monitor, at(NOON.plusSeconds(3600)));

    // Then
    assertThat(change.changed()).isFalse();
    assertThat(change.newest().revision()).isEqualTo(1);
    assertThat(topic.history().revisions()).hasSize(1);
  }

  @Test
  void refusesATimeThatEventsMayHaveBeenJudgedAt() {
    // Given
    Schedule tooEarly =
        new Schedule(
            NOON, Duration.ofMinutes(5), Optional.of(Instant.parse("2026-12-01T12:06:19Z")), false);

    // Then
    assertThatThrownBy(() -> revisions.apply(monitor("fraud", 250, ""), tooEarly))
        .isInstanceOf(RefusedChangeException.class)
        .hasMessage(
            "effective_from 2026-12-01T12:06:19Z is too early: events of that time may have been"
                + " judged already. The earliest is 2026-12-01T12:06:20Z (now + 300 s that clocks"
                + " may run ahead + 1 min). Leave it out to take the earliest, or say"
                + " --before-start if no job has read events of this model yet.");
    assertThat(topic.history().revisions()).isEmpty();
  }

  @Test
  void reportsAnEarliestSecondThatIsNotTooEarly() {
    // Given
    Instant earliestSecond = Instant.parse("2026-12-01T12:06:20Z");
    Schedule tooEarly =
        new Schedule(NOON.plusMillis(1), Duration.ofMinutes(5), Optional.of(earliestSecond), false);

    // Then
    assertThatThrownBy(() -> revisions.apply(monitor("fraud", 250, ""), tooEarly))
        .hasMessageContaining("The earliest is 2026-12-01T12:06:21Z");
  }

  @Test
  void takesTheTimeOfTheFileUnlessAnotherIsGiven() throws RefusedChangeException {
    // Given
    Monitor monitor = monitor("fraud", 250, "effective_from: 2026-12-24T00:00:00Z");
    Schedule given =
        new Schedule(
            NOON, Duration.ZERO, Optional.of(Instant.parse("2027-01-01T00:00:00Z")), false);

    // When
    Change fromFile = revisions.apply(monitor, at(NOON));
    Change fromOption = new MonitorRevisions(new MonitorTopicInMemory()).apply(monitor, given);

    // Then
    assertThat(fromFile.newest().effectiveFrom()).isEqualTo("2026-12-24T00:00:00Z");
    assertThat(fromOption.newest().effectiveFrom()).isEqualTo("2027-01-01T00:00:00Z");
  }

  @Test
  void holdsFromTheBeginningBeforeTheStart() throws RefusedChangeException {
    // Given
    Monitor monitor = monitor("fraud", 250, "");
    revisions.apply(monitor, at(NOON));

    // When
    Change earlier = revisions.apply(monitor, beforeStart());
    Change again = revisions.apply(monitor, beforeStart());

    // Then
    assertThat(earlier.changed()).isTrue();
    assertThat(earlier.newest().revision()).isEqualTo(2);
    assertThat(earlier.newest().effectiveFrom()).isEqualTo(Instant.EPOCH);
    assertThat(again.changed()).isFalse();
  }

  @Test
  void neverTakesEffectBeforeTheRevisionItFollows() throws RefusedChangeException {
    // Given
    revisions.apply(monitor("fraud", 250, "effective_from: 2026-12-24T00:00:00Z"), at(NOON));

    // When
    Change next = revisions.apply(monitor("fraud", 300, ""), at(NOON));

    // Then
    assertThat(next.newest().effectiveFrom()).isEqualTo("2026-12-24T00:00:00Z");
    assertThatThrownBy(
            () ->
                revisions.apply(
                    monitor("fraud", 400, "effective_from: 2026-12-23T00:00:00Z"), at(NOON)))
        .hasMessage(
            "effective_from 2026-12-23T00:00:00Z is before revision 2 of model fraud takes effect,"
                + " at 2026-12-24T00:00:00Z; choose that time or a later one");
  }

  @Test
  void endsAWatchOnceAndStartsItAgain() throws RefusedChangeException {
    // Given
    Monitor monitor = monitor("fraud", 250, "");
    revisions.apply(monitor, at(NOON));

    // When
    Change deleted = revisions.delete("fraud", at(NOON));
    Change again = revisions.delete("fraud", at(NOON));
    Change restarted = revisions.apply(monitor, at(NOON));

    // Then
    assertThat(deleted.newest().deleted()).isTrue();
    assertThat(deleted.newest().revision()).isEqualTo(2);
    assertThat(again.changed()).isFalse();
    assertThat(restarted.newest().deleted()).isFalse();
    assertThat(restarted.newest().revision()).isEqualTo(3);
  }

  @Test
  void refusesToEndAWatchThatThereIsNot() {
    // Then
    assertThatThrownBy(() -> revisions.delete("fraud", at(NOON)))
        .isInstanceOf(RefusedChangeException.class)
        .hasMessage(
            "there is no monitor of model fraud; see what there is: plumbline monitor list");
  }

  @Test
  void knowsWhichRevisionIsInForce() throws RefusedChangeException {
    // Given
    revisions.apply(monitor("fraud", 250, ""), at(NOON));
    revisions.apply(monitor("fraud", 300, ""), at(NOON.plusSeconds(3600)));
    PublishedMonitors history = topic.history();

    // Then
    assertThat(history.inForce("fraud", Instant.parse("2026-12-01T12:06:59Z"))).isEmpty();
    assertThat(history.inForce("fraud", Instant.parse("2026-12-01T12:07:00Z"))).isPresent();
    assertThat(history.inForce("fraud", NOON.plusSeconds(3600)).orElseThrow().revision())
        .isEqualTo(1);
    assertThat(history.inForce("fraud", NOON.plusSeconds(7200)).orElseThrow().revision())
        .isEqualTo(2);
  }

  private static Schedule at(Instant now) {
    return new Schedule(now, Duration.ofMinutes(5), Optional.empty(), false);
  }

  private static Schedule beforeStart() {
    return new Schedule(NOON, Duration.ofMinutes(5), Optional.empty(), true);
  }

  private static Monitor monitor(String model, int limit, String moreKeys) {
    String more =
        """
        rules:
          - {name: slow, metric: latency.p99, window: 5m, above: %d}
        %s
        """;
    return TestMonitors.of(model, more.formatted(limit, moreKeys));
  }
}
