package dev.plumbline.job.window.roll;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.StateNames;
import dev.plumbline.monitoring.measurement.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What windows keep: the same on either state backend and after a restore, and not for ever. */
class RollWindowsStateTest extends WindowsInHarness {

  static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  /** What comes to the operator, step by step, and what a recount of it gives. */
  private record Scenario(
      List<List<long[]>> countsBefore, NavigableMap<Long, Long> byPane, long end) {

    private static Scenario random(long seed) {
      Random random = new Random(seed);
      List<List<long[]>> steps = new ArrayList<>();
      NavigableMap<Long, Long> byPane = new TreeMap<>();
      for (int step = 0; step < 120; step++) {
        List<long[]> counts = new ArrayList<>();
        boolean silent = step / 20 % 3 == 1;
        for (int i = 0; !silent && i < 3; i++) {
          long pane = START + Math.max(0, step - 3 + random.nextInt(5)) * PANE;
          long count = random.nextInt(9) - 2;
          counts.add(new long[] {pane, count});
          byPane.merge(pane, count, Long::sum);
        }
        steps.add(counts);
      }
      return new Scenario(steps, byPane, START + 120 * PANE);
    }

    private long recount(Measurement window) {
      return byPane.subMap(window.windowStart(), window.windowEnd()).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }

    private void run(WindowsHarness windows, int from, int to) throws Exception {
      for (int step = from; step < to; step++) {
        for (long[] count : countsBefore.get(step)) {
          windows.count(WHOLE, count[0], count[1]);
        }
        windows.passes(START + (step + 1) * PANE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void reportsOfEveryWindowInItsLastRevisionWhatARecountDoes(StateBackend backend)
      throws Exception {
    // Given
    Scenario scenario = Scenario.random(7);
    try (WindowsHarness harness = WindowsHarness.open(backend)) {
      harness.define(WHOLE);

      // When
      scenario.run(harness, 0, 120);
      harness.passes(scenario.end() + PANE);

      // Then
      Map<String, Double> values = harness.values();
      assertThat(values).hasSize(121 + 20);
      for (Measurement measurement : harness.measurements()) {
        long size = measurement.windowEnd() - measurement.windowStart();
        assertThat(values.get(size + "@" + measurement.windowEnd()))
            .as(measurement.toString())
            .isEqualTo(scenario.recount(measurement));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void goesOnAfterARestoreAsIfNothingHadHappened(StateBackend backend) throws Exception {
    // Given
    Scenario scenario = Scenario.random(11);
    try (WindowsHarness whole = WindowsHarness.open(backend);
        WindowsHarness first = WindowsHarness.open(backend)) {
      whole.define(WHOLE);
      scenario.run(whole, 0, 120);
      first.define(WHOLE);
      scenario.run(first, 0, 63);
      OperatorSubtaskState snapshot = first.snapshot();

      // When
      try (WindowsHarness second = WindowsHarness.restore(backend, snapshot)) {
        scenario.run(second, 63, 120);

        // Then
        List<Measurement> both = new ArrayList<>(first.measurements());
        both.addAll(second.measurements());
        assertThat(both).isEqualTo(whole.measurements());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void goesOnFromSumsAndPanesThatWereKeptAsByteArrays(StateBackend backend) throws Exception {
    // Given
    try (WindowsHarness before = WindowsHarness.ofKeptAsBytes(backend)) {
      before.count(WHOLE, START, 3);
      OperatorSubtaskState snapshot = before.snapshot();

      // When
      try (WindowsHarness now = WindowsHarness.restore(backend, snapshot)) {
        now.define(WHOLE).count(WHOLE, START, 4).passes(START + PANE);

        // Then
        assertThat(now.values()).containsEntry("60000@" + (START + PANE), 2 * 3.0 + 3 + 4);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void keepsWhatACheckpointHoldsWhileItGoesOnCounting(StateBackend backend) throws Exception {
    // Given
    try (WindowsHarness first = WindowsHarness.open(backend)) {
      first.define(WHOLE).count(WHOLE, START, 3).passes(START + PANE);
      first.count(WHOLE, START + PANE, 1).count(WHOLE, START + PANE, 1);
      OperatorSubtaskState snapshot = first.snapshot();

      // When
      first.count(WHOLE, START + PANE, 90).passes(START + 2 * PANE);

      // Then
      try (WindowsHarness second = WindowsHarness.restore(backend, snapshot)) {
        second.passes(START + 2 * PANE);
        assertThat(second.values()).containsEntry("60000@" + (START + 2 * PANE), 5.0);
      }
      assertThat(first.values()).containsEntry("60000@" + (START + 2 * PANE), 95.0);
    }
  }

  @Test
  void keepsNoSumOfWindowsInWhichNothingIsLeft() throws Exception {
    // Given
    windows.define(WHOLE).count(WHOLE, START, 3).passes(START + PANE);
    int full = windows.stateEntries();

    // When
    windows.passes(START + 30 * MINUTE);

    // Then
    assertThat(windows.stateEntries()).isLessThan(full);
    assertThat(windows.values()).containsEntry("60000@" + (START + 30 * MINUTE), 0.0);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void awaitsEachPaneOnceHoweverManyPartialSumsCome(StateBackend backend) throws Exception {
    // Given
    try (WindowsHarness harness = WindowsHarness.open(backend)) {
      harness.define(WHOLE).passes(START + PANE);

      // When
      for (int i = 0; i < 20; i++) {
        harness.count(WHOLE, START + PANE + i % 3 * PANE, 1);
      }

      // Then
      assertThat(harness.timers()).isEqualTo(3);
      harness.passes(START + 4 * PANE);
      assertThat(harness.timers()).isEqualTo(1);
    }
  }

  @Test
  void keepsItsStateUnderTheNamesThatALaterReleaseAsksFor() throws Exception {
    // Given
    windows.count(WHOLE, START, 1).define(WHOLE).count(WHOLE, START, 1);

    // When
    OperatorSubtaskState snapshot = windows.snapshot();

    // Then
    assertThat(StateNames.keyed(snapshot))
        .containsExactlyInAnyOrder(
            "_timer_state/event_user-timers",
            "_timer_state/processing_user-timers",
            "changed",
            "definition",
            "early-counts",
            "held",
            "later-changes",
            "monitor-revisions",
            "panes",
            "past-events",
            "past-panes",
            "past-progress",
            "past-sums",
            "progress",
            "revisions",
            "sums");
  }
}
