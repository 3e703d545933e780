package dev.plumbline.job.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.event.TimeProgress;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.window.roll.WindowsHarness;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Events that come after event time has passed them, by no more than the allowed lateness: of each
 * window the highest revision is the one that is reported when they come in order, empty windows
 * included.
 */
class LateBeginningTest {

  private static final long BEGIN = 1_704_067_200_000L; // 2024-01-01, on the grid of every pane
  private static final long PANE = 10_000;
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int EVENTS = 36;
  private static final Duration LATENESS = Duration.ofMinutes(3);

  private static final String MONITOR =
      Monitors.withWindows(
          "{\"size\": \"10s\", \"every\": \"10s\"}", "{\"size\": \"1m\", \"every\": \"20s\"}");

  private static final SeriesDefinition WHOLE = Monitors.whole(Monitors.definition(MONITOR));
  private static final SeriesDefinition WEB = Monitors.web(Monitors.definition(MONITOR));

  private static SeriesDefinition seen(SeriesDefinition series, long time) {
    return SeriesDefinition.seen("fraud", "*", series.segment(), series.definition(), time);
  }

  /** An event of a series, as ingest tells of it and counts it. */
  private static void event(WindowsHarness windows, SeriesDefinition series, long time)
      throws Exception {
    windows.define(seen(series, time));
    windows.count(series, Math.floorDiv(time, PANE) * PANE, 1);
  }

  /** Bursts of a minute, days apart, so that each begins a life of its series. */
  private static List<Long> bursts(Random random) {
    List<Long> times = new ArrayList<>();
    long time = BEGIN;
    for (int event = 0; event < EVENTS; event++) {
      time += event % 6 == 0 ? 2 * DAY + random.nextInt(100_000) : random.nextInt(60_000);
      times.add(time);
    }
    return times;
  }

  /**
   * @param late how far event time may be ahead of what is still to come, milliseconds
   */
  private static Map<String, Measurement> reported(List<Long> times, long late, Random random)
      throws Exception {
    record Arriving(long at, long time) {}
    List<Arriving> arriving = new ArrayList<>();
    for (long time : times) {
      arriving.add(new Arriving(time + (late == 0 ? 0 : random.nextLong(late)), time));
    }
    arriving.sort(Comparator.comparingLong(Arriving::at));
    Map<String, Measurement> latest = new TreeMap<>();
    try (WindowsHarness windows =
        WindowsHarness.of(new TallyMeasurer(), LATENESS, new HashMapStateBackend(), null)) {
      for (Arriving event : arriving) {
        windows.passesTo(TimeProgress.byEvents(event.at() - 2));
        event(windows, event.time() % 4 == 0 ? WEB : WHOLE, event.time());
      }
      windows.passesTo(TimeProgress.byEvents(times.get(EVENTS - 1) + 3 * DAY));
      for (Measurement reported : windows.measurements()) {
        latest.merge(
            reported.segment() + " " + reported.windowStart() + "-" + reported.windowEnd(),
            reported,
            (one, other) -> other.revision() > one.revision() ? other : one);
      }
    }
    return latest;
  }

  private static Map<String, Double> values(Map<String, Measurement> reported) {
    Map<String, Double> values = new TreeMap<>();
    reported.forEach((window, measured) -> values.put(window, measured.value()));
    return values;
  }

  private static List<String> differences(Map<String, Double> one, Map<String, Double> other) {
    Set<String> windows = new TreeSet<>(one.keySet());
    windows.addAll(other.keySet());
    return windows.stream()
        .filter(window -> !Objects.equals(one.get(window), other.get(window)))
        .map(window -> window + ": " + one.get(window) + " and " + other.get(window))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void leaveTheWindowsThatAReplayInOrderReports(long seed) throws Exception {
    // Given
    List<Long> times = bursts(new Random(seed));
    Map<String, Measurement> inOrder = reported(times, 0, new Random(seed));

    // When
    Map<String, Measurement> late = reported(times, 150_000, new Random(seed));

    // Then
    assertThat(differences(values(inOrder), values(late))).isEmpty();
    assertThat(late.values()).anyMatch(reported -> reported.revision() > 0);
  }

  @Test
  void reportTheEmptyWindowsBetweenThemAndWhatSeemedTheBeginning() throws Exception {
    // Given
    try (WindowsHarness windows = WindowsHarness.open(new HashMapStateBackend())) {
      event(windows, WHOLE, BEGIN + 25_000);
      windows.passesTo(TimeProgress.byEvents(BEGIN + 30_000));

      // When
      event(windows, WHOLE, BEGIN + 5_000);
      windows.passesTo(TimeProgress.byEvents(BEGIN + 40_000));

      // Then
      assertThat(windows.measurements())
          .filteredOn(reported -> reported.windowEnd() - reported.windowStart() == PANE)
          .extracting(
              reported -> (reported.windowEnd() - BEGIN) / 1_000,
              Measurement::revision,
              Measurement::value)
          .containsExactly(
              tuple(30L, 0, 1.0), tuple(10L, 1, 1.0), tuple(20L, 1, 0.0), tuple(40L, 0, 0.0));
    }
  }

  @Test
  void reportTheSeriesOverEverythingFromAnEarlierAnnouncementOn() throws Exception {
    // Given
    try (WindowsHarness windows = WindowsHarness.open(new HashMapStateBackend())) {
      event(windows, WHOLE, BEGIN + 25_000);
      windows.passesTo(TimeProgress.byEvents(BEGIN + 30_000));

      // When
      windows.define(
          SeriesDefinition.announced("fraud", "*", "*", WHOLE.definition(), BEGIN + 12_000));
      windows.passesTo(TimeProgress.byEvents(BEGIN + 31_000));
      windows.passesTo(TimeProgress.byEvents(BEGIN + 40_000));

      // Then
      assertThat(windows.values()).containsEntry(PANE + "@" + (BEGIN + 20_000), 0.0);
      assertThat(windows.values()).doesNotContainKey(PANE + "@" + (BEGIN + 10_000));
    }
  }
}
