package dev.plumbline.testbed.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {

  private final Timetable timetable =
      new Timetable(
          List.of(
              new ScheduledFault(
                  "a",
                  Fault.LATENCY_SPIKE,
                  Duration.ofSeconds(10),
                  Duration.ofSeconds(20),
                  "is slow",
                  "slow")));

  @Test
  void beginsAFaultAtItsTimeAndEndsItAtItsEnd() {
    // Then
    assertThat(timetable.active("a", Duration.ofMillis(9_999))).isEmpty();
    assertThat(timetable.active("a", Duration.ofMillis(10_000)))
        .containsExactly(Fault.LATENCY_SPIKE);
    assertThat(timetable.active("a", Duration.ofMillis(19_999)))
        .containsExactly(Fault.LATENCY_SPIKE);
    assertThat(timetable.active("a", Duration.ofMillis(20_000))).isEmpty();
  }

  @Test
  void leavesOtherModelsAlone() {
    // Then
    assertThat(timetable.active("b", Duration.ofSeconds(15))).isEmpty();
  }

  @Test
  void refusesAFaultThatEndsBeforeItBegan() {
    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ScheduledFault(
                    "a",
                    Fault.FEATURE_DRIFT,
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(3),
                    "drifts",
                    "drift"))
        .withMessageContaining("PT3S to PT3S");
  }

  @Test
  void waitsTenSecondsInTheDemoBeforeTheFirstFault() {
    // Then
    assertThat(Timetable.demo().faults())
        .extracting(ScheduledFault::from)
        .allSatisfy(from -> assertThat(from).isGreaterThanOrEqualTo(Duration.ofSeconds(10)));
    assertThat(Timetable.demo().faults())
        .extracting(ScheduledFault::fault)
        .containsExactlyInAnyOrder(Fault.values());
  }
}
