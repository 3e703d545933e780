package dev.plumbline.job.window;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.event.Definition;
import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.job.event.TimeProgress;
import dev.plumbline.job.event.WindowReport;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.testing.StateNames;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollWindowsTest {

  private static final long PANE = 10_000;
  private static final long MINUTE = 60_000;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final String MONITOR =
      Monitors.withWindows(Monitors.MINUTE, "{\"size\": \"5m\", \"every\": \"1m\"}");
  private static final SeriesDefinition WHOLE = Monitors.whole(Monitors.definition(MONITOR));
  private static final SeriesDefinition WEB = Monitors.web(Monitors.definition(MONITOR));

  private WindowsHarness windows;

  static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  @BeforeEach
  void open() throws Exception {
    windows = WindowsHarness.open(new HashMapStateBackend());
  }

  @AfterEach
  void close() {
    windows.close();
  }

  @Test
  void tellsAWindowWhenTheWatermarkPassesItsEndAndNotBefore() throws Exception {
    // Given
    windows.define(WHOLE).count(WHOLE, START, 3).passes(START + PANE - 1);
    assertThat(windows.reports()).isEmpty();

    // When
    windows.passes(START + PANE);

    // Then
    assertThat(windows.measurements())
        .extracting(Measurement::windowEnd, Measurement::value, Measurement::revision)
        .containsExactly(tuple(START + PANE, 3.0, 0));
  }

  @Test
  void letsCountsWaitForTheirDefinition() throws Exception {
    // Given
    windows.count(WHOLE, START, 3).count(WHOLE, START + PANE, 4).passes(START + PANE);
    assertThat(windows.reports()).isEmpty();

    // When
    windows.define(WHOLE).passes(START + 2 * PANE);

    // Then
    assertThat(windows.values())
        .containsEntry("60000@" + (START + PANE), 3.0)
        .containsEntry("60000@" + (START + 2 * PANE), 7.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void tellsTheSameInWhateverOrderPartialSumsCome(long seed) throws Exception {
    // Given
    List<Long> panes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      panes.add(START + i % 12 * PANE);
    }
    try (WindowsHarness inOrder = WindowsHarness.open(new HashMapStateBackend())) {
      inOrder.define(WHOLE);
      for (long pane : panes) {
        inOrder.count(WHOLE, pane, pane / PANE % 7 - 2);
      }
      inOrder.passes(START + 10 * MINUTE);

      // When
      Collections.shuffle(panes, new Random(seed));
      for (int i = 0; i < panes.size(); i++) {
        if (i == seed * 10) {
          windows.define(WHOLE);
        }
        windows.count(WHOLE, panes.get(i), panes.get(i) / PANE % 7 - 2);
      }
      windows.passes(START + 10 * MINUTE);

      // Then
      assertThat(windows.measurements()).isEqualTo(inOrder.measurements());
    }
  }

  @Test
  void startsEarlierWhenAnotherSubtaskSawEarlierEvents() throws Exception {
    // Given
    SeriesDefinition later =
        SeriesDefinition.seen("fraud", "*", "*", WHOLE.definition(), START + 5 * PANE);

    // When
    windows.define(later).define(WHOLE).passes(START + 2 * PANE);

    // Then
    assertThat(windows.measurements())
        .extracting(Measurement::windowEnd)
        .containsExactly(START + PANE, START + 2 * PANE);
  }

  @Test
  void revisesTogetherAtTheNextStepTheWindowsThatLateCountsChange() throws Exception {
    // Given
    windows.define(WHOLE).count(WHOLE, START, 3).passes(START + 3 * PANE);
    int before = windows.reports().size();

    // When
    windows.count(WHOLE, START, 2).count(WHOLE, START + PANE, 1);
    assertThat(windows.reports()).hasSize(before);
    windows.passes(START + 4 * PANE);

    // Then
    assertThat(windows.measurements().subList(before, windows.measurements().size()))
        .extracting(Measurement::windowEnd, Measurement::revision, Measurement::value)
        .containsExactly(
            tuple(START + PANE, 1, 5.0),
            tuple(START + 2 * PANE, 1, 6.0),
            tuple(START + 3 * PANE, 1, 6.0),
            tuple(START + 4 * PANE, 0, 6.0));
  }

  @Test
  void numbersTheRevisionsOfAWindow() throws Exception {
    // Given
    windows.define(WHOLE).count(WHOLE, START, 3).passes(START + PANE);

    // When
    windows.count(WHOLE, START, 1).passes(START + 2 * PANE);
    windows.count(WHOLE, START, 1).passes(START + 3 * PANE);

    // Then
    assertThat(windows.measurements())
        .filteredOn(measurement -> measurement.windowEnd() == START + PANE)
        .extracting(Measurement::revision, Measurement::value)
        .containsExactly(tuple(0, 3.0), tuple(1, 4.0), tuple(2, 5.0));
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
  void tellsOfEveryWindowInItsLastRevisionWhatARecountDoes(StateBackend backend) throws Exception {
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
  void awaitsOneStepOfASeriesHoweverManyPartialSumsCome(StateBackend backend) throws Exception {
    // Given
    try (WindowsHarness harness = WindowsHarness.open(backend)) {
      harness.define(WHOLE).passes(START + PANE);

      // When
      for (int i = 0; i < 20; i++) {
        harness.count(WHOLE, START + PANE + i % 3 * PANE, 1);
      }

      // Then
      assertThat(harness.timers()).isEqualTo(1);
      harness.passes(START + 2 * PANE);
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
            "early",
            "held",
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

  @Test
  void endsASeriesOfASegmentADayAfterItsLastEventAndKeepsNothing() throws Exception {
    // Given
    windows.define(WEB).count(WEB, START, 3);

    // When
    windows.passes(START + DAY + 10 * MINUTE);

    // Then
    WindowReport last = windows.reports().get(windows.reports().size() - 1);
    assertThat(last.ended()).isEqualTo("no event for a day");
    assertThat(last.endedMetrics()).containsExactly(TallyMeasurer.METRIC);
    assertThat(last.windowEnd()).isEqualTo(START + DAY + PANE);
    assertThat(windows.stateEntries()).isZero();
    assertThat(windows.timers()).isZero();
  }

  @Test
  void beginsASeriesAgainThatHadEnded() throws Exception {
    // Given
    windows.define(WEB).count(WEB, START, 3).passes(START + 2 * DAY);
    SeriesDefinition again =
        SeriesDefinition.seen("fraud", "*", "channel=web", WEB.definition(), START + 2 * DAY);
    int before = windows.measurements().size();

    // When
    windows.define(again).count(WEB, START + 2 * DAY, 5).passes(START + 2 * DAY + PANE);

    // Then
    assertThat(windows.measurements().subList(before, windows.measurements().size()))
        .extracting(Measurement::windowEnd, Measurement::value)
        .containsExactly(tuple(START + 2 * DAY + PANE, 5.0));
  }

  @Test
  void tellsTheSilenceOfTheSeriesOverAllForADayAndGoesOnWithTheNextEvent() throws Exception {
    // Given
    windows.define(WHOLE).count(WHOLE, START, 3);

    // When
    windows.passes(START + 300 * DAY);
    int silent = windows.measurements().size();
    windows.count(WHOLE, START + 300 * DAY, 5).passes(START + 300 * DAY + PANE);

    // Then
    Measurement last = windows.measurements().get(silent - 1);
    assertThat(last.windowEnd()).isBetween(START + DAY, START + 2 * DAY);
    assertThat(last.value()).isZero();
    assertThat(windows.measurements().subList(silent, windows.measurements().size()))
        .extracting(Measurement::windowEnd, Measurement::value)
        .containsExactly(tuple(START + 300 * DAY + PANE, 5.0));
  }

  @Test
  void endsWithItsGenerationAndSaysSoWhenTheMonitorWasDeleted() throws Exception {
    // Given
    long until = START + 3 * MINUTE;
    windows.define(WHOLE).count(WHOLE, START, 3);
    windows.define(Monitors.whole(Monitors.ending(WHOLE.definition(), until, true)));

    // When
    windows.passes(START + 10 * MINUTE);

    // Then
    assertThat(windows.measurements()).extracting(Measurement::windowEnd).allMatch(e -> e <= until);
    WindowReport last = windows.reports().get(windows.reports().size() - 1);
    assertThat(last.ended()).isEqualTo("the monitor was deleted");
    assertThat(last.windowEnd()).isEqualTo(until);
    assertThat(windows.reports()).filteredOn(report -> report.ended() != null).hasSize(1);
    assertThat(windows.stateEntries()).isZero();
    assertThat(windows.timers()).isZero();
  }

  @Test
  void endsWithItsGenerationAndSaysSoWhenAnotherFollows() throws Exception {
    // Given
    long until = START + 3 * MINUTE;
    windows.define(Monitors.whole(Monitors.ending(WHOLE.definition(), until, false)));

    // When
    windows.passes(until);

    // Then
    WindowReport last = windows.reports().get(windows.reports().size() - 1);
    assertThat(last.ended()).isEqualTo("the monitor was changed");
    assertThat(last.windowEnd()).isEqualTo(until);
    assertThat(windows.measurements()).extracting(Measurement::windowEnd).contains(until);
    windows.passes(START + 10 * MINUTE);
    assertThat(windows.reports()).endsWith(last);
    assertThat(windows.stateEntries()).isZero();
  }

  @Test
  void saysAndKeepsNothingOfADeletedMonitorThatIsToldAgainAfterARestart() throws Exception {
    // Given
    Definition deleted = Monitors.ending(WHOLE.definition(), START + 3 * MINUTE, true);
    windows.passes(START + DAY);

    // When
    windows.define(SeriesDefinition.seen("fraud", "*", "*", deleted, START + DAY));
    windows.passes(START + DAY + 20 * MINUTE);

    // Then
    assertThat(windows.reports()).isEmpty();
    assertThat(windows.stateEntries()).isZero();
    assertThat(windows.timers()).isZero();
  }

  @Test
  void revisesTheLastWindowsOfAGenerationForLateCounts() throws Exception {
    // Given
    long until = START + 3 * MINUTE;
    windows.define(Monitors.whole(Monitors.ending(WHOLE.definition(), until, true)));
    windows.passes(until + PANE);

    // When
    windows.count(WHOLE, until - PANE, 2).passes(until + 10 * MINUTE);

    // Then
    assertThat(windows.values()).containsEntry("60000@" + until, 2.0);
    assertThat(windows.reports().get(windows.reports().size() - 1).afterEnd()).isTrue();
  }

  @Test
  void revisesTheLastWindowsOfAGenerationThoughTheInputEndsBeforeTheRevisionHolds()
      throws Exception {
    // Given
    long until = START + 3 * MINUTE;
    windows.define(Monitors.whole(Monitors.ending(WHOLE.definition(), until, false)));
    windows.count(WHOLE, until - PANE, 2).held(WHOLE, until - PANE, until + PANE, 3);

    // When
    windows.inputEnds();

    // Then
    assertThat(windows.values()).containsEntry("60000@" + until, 5.0);
  }

  @Test
  void forgetsCountsWhoseSeriesHasEnded() throws Exception {
    // Given
    long until = START + 3 * MINUTE;
    windows.define(Monitors.whole(Monitors.ending(WHOLE.definition(), until, false)));
    windows.passes(until + 10 * MINUTE);

    // When
    windows.count(WHOLE, until + 5 * MINUTE, 2).passes(until + 2 * DAY);

    // Then
    assertThat(windows.stateEntries()).isZero();
    assertThat(windows.timers()).isZero();
  }

  @Test
  void tellsOnlyWindowsThatStartWithItsGeneration() throws Exception {
    // Given
    long from = START + 2 * MINUTE;
    SeriesDefinition later =
        Monitors.whole(new Definition(MONITOR, 2, from, Long.MAX_VALUE, false, "", null, null));

    // When
    windows.define(later).passes(START + 4 * MINUTE);

    // Then
    assertThat(windows.measurements()).isNotEmpty();
    assertThat(windows.measurements())
        .extracting(Measurement::windowStart)
        .allMatch(start -> start >= from);
  }

  @Test
  void closesAtTheEndOfTheInputTheWindowsThatHoldDataAndNoOthers() throws Exception {
    // Given
    windows.define(WHOLE).count(WHOLE, START, 3).count(WHOLE, START + 2 * PANE, 4);
    windows.passes(START + PANE);

    // When
    windows.inputEnds();

    // Then
    assertThat(windows.values())
        .containsEntry("60000@" + (START + 3 * PANE), 7.0)
        .containsEntry("60000@" + (START + 8 * PANE), 4.0)
        .containsEntry("300000@" + (START + 5 * MINUTE), 7.0);
    assertThat(windows.measurements())
        .extracting(Measurement::windowStart)
        .allMatch(start -> start <= START + 2 * PANE);
    assertThat(windows.timers()).isZero();
  }

  @Test
  void closesAtTheEndOfTheInputALongWindowThatMovesInTheFinestSteps() throws Exception {
    // Given
    String monitor =
        Monitors.withWindows(
            "{\"size\": \"10m\", \"every\": \"10s\"}", "{\"size\": \"1m\", \"every\": \"30s\"}");
    SeriesDefinition series = Monitors.whole(Monitors.definition(monitor));
    windows.define(series).count(series, START, 3);

    // When
    windows.inputEnds();

    // Then
    assertThat(windows.values()).containsEntry("600000@" + (START + 10 * MINUTE), 3.0);
    assertThat(windows.timers()).isZero();
  }

  @Test
  void saysWhetherEventsOrSilenceClosedAWindow() throws Exception {
    // Given
    windows.define(WHOLE).count(WHOLE, START, 3);

    // When
    windows.passesTo(TimeProgress.byEvents(START + PANE));
    windows.passesTo(TimeProgress.bySilence(START + 2 * PANE));

    // Then
    assertThat(windows.measurements())
        .extracting(Measurement::windowEnd, Measurement::value, Measurement::closedBy)
        .containsExactly(
            tuple(START + PANE, 3.0, ClosedBy.WATERMARK),
            tuple(START + 2 * PANE, 3.0, ClosedBy.IDLE));
  }

  @Test
  void measuresAWindowByTheRevisionInForceAtItsEndWhateverWasHeardFirst() throws Exception {
    // Given
    String newer =
        MONITOR
            .replace("\"revision\": 1", "\"revision\": 2")
            .replace("1970-01-01T00:00:00Z", Instant.ofEpochMilli(START + PANE).toString());
    windows.define(Monitors.whole(Monitors.definition(newer))).define(WHOLE);

    // When
    windows.passes(START + 2 * PANE);

    // Then
    assertThat(windows.measurements())
        .extracting(Measurement::windowEnd, Measurement::monitorRevision)
        .containsExactly(tuple(START + PANE, 1), tuple(START + 2 * PANE, 2));
  }
}
