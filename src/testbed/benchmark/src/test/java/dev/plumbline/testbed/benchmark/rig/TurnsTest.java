package dev.plumbline.testbed.benchmark.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The process is played: a run on a thousand events takes 5 ms, one on all as long as is said. */
class TurnsTest {

  private static final long BASE_NS = 5_000_000;
  private static final long BASE_COMPILE_NS = 2_000_000;
  private static final Duration ONE_RUN = Duration.ofNanos(1);
  private static final Workload WORKLOAD =
      new Workload(
          WorkloadTraffic.plain(Layout.MAP, 50, 11_000),
          Watch.DRIFT,
          60_000,
          10_000,
          1,
          "hashmap",
          0,
          "");

  private final List<Order> orders = new ArrayList<>();
  private final Map<Entrant, String> found = new HashMap<>();

  /** How long the compiler works in each run on all events; as in one on a thousand when empty. */
  private final Deque<Long> compiling = new ArrayDeque<>();

  private Turns turns(List<String> problems, long... nanoseconds) {
    return turns(ONE_RUN, problems, List.of(), nanoseconds);
  }

  /** All runs on all events leave the same standing, unless other hashes are given. */
  private Turns turns(
      Duration length, List<String> problems, List<String> hashes, long... nanoseconds) {
    Deque<Long> left = new ArrayDeque<>();
    for (long each : nanoseconds) {
      left.add(each);
    }
    Deque<String> standing = new ArrayDeque<>(hashes);
    return new Turns(
        new Entrant("L0", WORKLOAD),
        length,
        found,
        order -> {
          orders.add(order);
          if (order.check()) {
            return new RunOutcome(1, 0, 1, 1, "", problems);
          }
          if (order.workload().traffic().events() == Rig.BASE_EVENTS) {
            return new RunOutcome(BASE_NS, BASE_COMPILE_NS, BASE_NS * 2, 7, "base", List.of());
          }
          long taken = left.remove();
          String hash = standing.isEmpty() ? "cafe" : standing.remove();
          long compiled = compiling.isEmpty() ? BASE_COMPILE_NS : compiling.remove();
          return new RunOutcome(taken, compiled, taken * 2, 7, hash, List.of());
        });
  }

  @Test
  void takesOffTheRunOnAThousandEventsAndDividesByTheOthers() {
    // Given
    Turns turns = turns(List.of(), 999_000_000, 25_000_000, 15_000_000, 45_000_000);
    turns.take(false);

    // When
    turns.take(true);
    turns.take(true);
    turns.take(true);

    // Then
    ResultRow row = turns.row("drift", true);
    assertThat(row.cpu()).isEqualTo(new RunStatistics(1_000, 2_000, 4_000));
    assertThat(row.wall()).isEqualTo(new RunStatistics(2_000, 4_000, 8_000));
    assertThat(row.runs()).isEqualTo(3);
    assertThat(row.hash()).isEqualTo("cafe");
    assertThat(row.valid()).isTrue();
  }

  @Test
  void runsUntilATurnHasUsedTheProcessorForItsLength() {
    // Given
    Turns turns =
        turns(Duration.ofMillis(50), List.of(), List.of(), 15_000_000, 19_000_000, 26_000_000);

    // When
    turns.take(true);

    // Then
    assertThat(orders).as("three on all events, and as many on a thousand").hasSize(6);
    assertThat(turns.row("drift", true).runs()).isEqualTo(3);
  }

  @Test
  void takesTheMeanOfATurnsRunsBeforeTurnsAreCompared() {
    // Given
    Turns turns =
        turns(
            Duration.ofMillis(40),
            List.of(),
            List.of(),
            15_000_000,
            35_000_000,
            24_000_000,
            26_000_000);

    // When
    turns.take(true);
    turns.take(true);

    // Then
    assertThat(turns.row("drift", true).cpu()).isEqualTo(new RunStatistics(2_000, 2_000, 2_000));
  }

  @Test
  void refusesWhoFindsOutSomethingElseInAnotherTurn() {
    // Given
    Turns turns =
        turns(
            ONE_RUN,
            List.of(),
            List.of("cafe", "cafe", "beef"),
            15_000_000,
            15_000_000,
            15_000_000);

    // When
    turns.take(false);
    turns.take(true);
    turns.take(true);

    // Then
    assertThat(turns.row("drift", true).problems())
        .containsExactly("what stood after a run has the hash beef, and cafe after another");
  }

  @Test
  void refusesWhoFindsOutSomethingElseOnAnotherStateBackend() {
    // Given
    Workload onDisk =
        new Workload(WORKLOAD.traffic(), Watch.DRIFT, 60_000, 10_000, 2, "rocksdb", 1_000, "");
    found.put(new Entrant("L0", onDisk.question()), "beef");
    Turns turns = turns(List.of(), 15_000_000);

    // When
    turns.take(true);

    // Then
    assertThat(turns.row("drift", true).problems())
        .containsExactly("what stood after a run has the hash cafe, and beef after another");
  }

  @Test
  void isSteadyWhileItsTurnsVaryBySomeAndNotByMore() {
    // Given
    Turns quiet = turns(List.of(), 24_000_000, 25_000_000, 27_000_000);
    Turns disturbed = turns(List.of(), 24_000_000, 25_000_000, 28_100_000);

    // When
    for (Turns each : List.of(quiet, disturbed)) {
      each.take(true);
      each.take(true);
      each.take(true);
    }

    // Then
    assertThat(quiet.isSteady(Rig.STEADY)).isTrue();
    assertThat(disturbed.isSteady(Rig.STEADY)).isFalse();
  }

  @Test
  void dropsTurnsUntilTheCompilerRests() {
    // Given: of 20 ms beyond those of a start it takes 4, 2, 1 and 4 ms
    compiling.addAll(List.of(6_000_000L, 4_000_000L, 3_000_000L, 6_000_000L));
    Turns turns = turns(List.of(), 25_000_000, 25_000_000, 25_000_000, 35_000_000);
    turns.take(false);

    // When
    turns.settle(0.05, 8);
    turns.take(true);

    // Then
    ResultRow row = turns.row("drift", true);
    assertThat(row.runs()).isEqualTo(1);
    assertThat(row.cpu().median()).as("that of the fourth run").isEqualTo(3_000);
  }

  @Test
  void dropsNoMoreTurnsThanItMay() {
    // Given
    compiling.addAll(List.of(6_000_000L, 6_000_000L, 6_000_000L));
    Turns turns = turns(List.of(), 25_000_000, 25_000_000, 25_000_000);
    turns.take(false);

    // When
    turns.settle(0.05, 2);

    // Then
    assertThat(orders).as("three on all events, and as many on a thousand").hasSize(6);
  }

  @Test
  void takesNoTurnAfterAWrongAnswer() {
    // Given
    Turns turns = turns(List.of("psi is 0.1, but 0.2 was told"), 25_000_000);

    // When
    turns.check(WORKLOAD);
    turns.take(true);

    // Then
    assertThat(orders).hasSize(1);
    ResultRow row = turns.row("drift", true);
    assertThat(row.valid()).isFalse();
    assertThat(row.cpu()).isNull();
    assertThat(row.problems()).containsExactly("psi is 0.1, but 0.2 was told");
  }
}
