package dev.plumbline.testbed.benchmark.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Traffic;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The process is played: a run on a thousand events takes 5 ms, one on all as long as is said. */
class TurnsTest {

  private static final long BASE_NS = 5_000_000;
  private static final Workload WORKLOAD =
      new Workload(
          Traffic.plain(Layout.MAP, 50, 11_000), Watch.DRIFT, 60_000, 10_000, 1, "hashmap", 0, "");

  private final List<Order> orders = new ArrayList<>();

  private Turns turns(List<String> problems, long... nanoseconds) {
    List<Long> left = new ArrayList<>();
    for (long each : nanoseconds) {
      left.add(each);
    }
    return new Turns(
        new Entrant("L0", WORKLOAD),
        order -> {
          orders.add(order);
          if (order.check()) {
            return new Outcome(1, 1, 1, "", problems);
          }
          boolean base = order.workload().traffic().events() == Rig.BASE_EVENTS;
          long taken = base ? BASE_NS : left.remove(0);
          return new Outcome(taken, taken * 2, 7, "cafe", List.of());
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
    Row row = turns.row("drift", true);
    assertThat(row.cpu()).isEqualTo(new RunStatistics(1_000, 2_000, 4_000));
    assertThat(row.wall()).isEqualTo(new RunStatistics(2_000, 4_000, 8_000));
    assertThat(row.runs()).isEqualTo(3);
    assertThat(row.hash()).isEqualTo("cafe");
    assertThat(row.valid()).isTrue();
  }

  @Test
  void isSteadyWhileItsRunsVaryBySomeAndNotByMore() {
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
  void takesNoTurnAfterAWrongAnswer() {
    // Given
    Turns turns = turns(List.of("psi is 0.1, but 0.2 was told"), 25_000_000);

    // When
    turns.check(WORKLOAD);
    turns.take(true);

    // Then
    assertThat(orders).hasSize(1);
    Row row = turns.row("drift", true);
    assertThat(row.valid()).isFalse();
    assertThat(row.cpu()).isNull();
    assertThat(row.problems()).containsExactly("psi is 0.1, but 0.2 was told");
  }
}
