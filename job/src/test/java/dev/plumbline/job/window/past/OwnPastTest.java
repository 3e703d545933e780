package dev.plumbline.job.window.past;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.window.PastTallyMeasurer;
import dev.plumbline.job.window.roll.WindowsHarness;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows of half an hour and two hours in panes of 5 minutes, against a recount. */
class OwnPastTest {

  private static final long PANE = 300_000;
  private static final long HOUR = 3_600_000;

  /** Two panes when rounded up. */
  private static final Duration LATENESS = Duration.ofMinutes(7);

  private static final long SETTLES_AFTER = 2 * PANE;
  private static final int STEPS = 200;
  private static final long FIRST = 1_000;
  private static final String FIRST_EVENTS = "{\"first\": 1000}";
  private static final String TRAILING_TIME = "{\"trailing\": \"3h\"}";

  /** Less than the silence in the traffic. */
  private static final String TRAILING_AN_HOUR = "{\"trailing\": \"1h\"}";

  private static SeriesDefinition series(String reference, String... windows) {
    return Monitors.whole(
        Monitors.definition(
            Monitors.fraud(
                1,
                0,
                ", \"windows\": [%s], \"reference\": %s"
                    .formatted(String.join(",", windows), reference))));
  }

  private static SeriesDefinition series(String reference) {
    return series(
        reference,
        "{\"size\": \"10m\", \"every\": \"5m\"}",
        "{\"size\": \"2h\", \"every\": \"30m\"}");
  }

  private static WindowsHarness open(StateBackend backend, OperatorSubtaskState restored)
      throws Exception {
    return WindowsHarness.of(new PastTallyMeasurer(), LATENESS, backend, restored);
  }

  /** A count that comes before the pane that starts {@code delay} panes later closes. */
  private record Sent(int pane, int delay, long count) {

    long start() {
      return START + pane * PANE;
    }
  }

  /** Counts with a silence of two hours; how late each comes is decided by the seed of arrival. */
  private static List<Sent> traffic(long arrival) {
    Random content = new Random(5);
    Random delays = new Random(arrival);
    List<Sent> sent = new ArrayList<>();
    for (int pane = 3; pane < STEPS; pane++) {
      boolean silent = pane >= 90 && pane < 114;
      for (int i = 0; !silent && i < 3; i++) {
        long count = content.nextInt(9);
        sent.add(new Sent(pane, arrival == 0 ? 0 : delays.nextInt(3), count));
      }
    }
    return sent;
  }

  private static void run(
      WindowsHarness windows, SeriesDefinition series, List<Sent> traffic, int from, int to)
      throws Exception {
    for (int step = from; step < to; step++) {
      for (Sent sent : traffic) {
        if (sent.pane() + sent.delay() == step) {
          windows.count(series, sent.start(), sent.count());
        }
      }
      windows.passes(START + (step + 1) * PANE);
    }
  }

  /** What each window is compared with in its highest revision, as text. */
  private static Map<String, String> reported(List<Measurement> measurements) {
    Map<String, String> reported = new TreeMap<>();
    Map<String, Integer> revisions = new TreeMap<>();
    for (Measurement measurement : measurements) {
      String window = measurement.windowStart() + "-" + measurement.windowEnd();
      if (measurement.revision() >= revisions.getOrDefault(window, 0)) {
        revisions.put(window, measurement.revision());
        reported.put(window, text(measurement));
      }
    }
    return reported;
  }

  private static String text(Measurement measurement) {
    return measurement.value() == null
        ? measurement.undefinedReason()
        : Long.toString(measurement.value().longValue());
  }

  /** The definition, recounted from everything that was sent. */
  private static final class Recount {

    private final NavigableMap<Long, Long> byPane = new TreeMap<>();

    private Recount(List<Sent> traffic) {
      traffic.forEach(sent -> byPane.merge(sent.start(), sent.count(), Long::sum));
    }

    private long between(long from, long to) {
      return byPane.subMap(from, to).values().stream().mapToLong(Long::longValue).sum();
    }

    private String first(long start, long end) {
      long cut = byPane.firstKey();
      while (between(0, cut) < FIRST) {
        cut += PANE;
      }
      if (cut > end - SETTLES_AFTER) {
        return String.format(
            Locale.ROOT,
            "the reference is not complete: it has %,d of the first %,d events",
            between(0, end - SETTLES_AFTER),
            FIRST);
      }
      return start < cut
          ? "the window is part of the reference, which ends at " + Instant.ofEpochMilli(cut)
          : Long.toString(between(0, cut));
    }

    private String trailing(long hours, long start, long end) {
      long to = Math.floorDiv(Math.min(start, end - SETTLES_AFTER), HOUR) * HOUR;
      long began = Math.floorDiv(byPane.firstKey(), HOUR) * HOUR;
      return began > to - hours * HOUR
          ? "the reference is not complete: it has %d of the %d hours before the window"
              .formatted(Math.max(0, (to - began) / HOUR), hours)
          : Long.toString(between(to - hours * HOUR, to));
    }
  }

  private static void assertRecounted(String reference, List<Measurement> measurements) {
    Recount recount = new Recount(traffic(0));
    Map<String, String> expected = new TreeMap<>();
    for (Measurement measurement : measurements) {
      long start = measurement.windowStart();
      long end = measurement.windowEnd();
      expected.put(
          start + "-" + end,
          reference.equals(FIRST_EVENTS)
              ? recount.first(start, end)
              : recount.trailing(reference.equals(TRAILING_TIME) ? 3 : 1, start, end));
    }
    assertThat(reported(measurements)).isEqualTo(expected);
  }

  static Stream<Arguments> references() {
    return Stream.of(FIRST_EVENTS, TRAILING_TIME, TRAILING_AN_HOUR)
        .flatMap(
            reference ->
                Stream.of(0L, 1L, 2L, 3L).map(arrival -> Arguments.of(reference, arrival)));
  }

  @ParameterizedTest
  @MethodSource("references")
  void comparesWithTheSameInWhateverOrderCountsCome(String reference, long arrival)
      throws Exception {
    // Given
    SeriesDefinition series = series(reference);
    try (WindowsHarness windows = open(new HashMapStateBackend(), null)) {
      windows.define(series);

      // When
      run(windows, series, traffic(arrival), 0, STEPS);

      // Then
      assertThat(reported(windows.measurements()).values())
          .anyMatch(text -> text.matches("[0-9]+"));
      assertThat(windows.measurements().stream().anyMatch(reported -> reported.revision() > 0))
          .isEqualTo(arrival > 0);
      assertRecounted(reference, windows.measurements());
    }
  }

  static Stream<Arguments> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend())
        .flatMap(
            backend ->
                Stream.of(FIRST_EVENTS, TRAILING_TIME, TRAILING_AN_HOUR)
                    .map(reference -> Arguments.of(reference, backend)));
  }

  @ParameterizedTest
  @MethodSource("backends")
  void goesOnAfterARestoreAsIfNothingHadHappened(String reference, StateBackend backend)
      throws Exception {
    // Given
    SeriesDefinition series = series(reference);
    List<Measurement> both = new ArrayList<>();
    for (int stop : new int[] {8, 20, 100}) {
      both.clear();
      try (WindowsHarness first = open(backend, null)) {
        first.define(series);
        run(first, series, traffic(4), 0, stop);
        both.addAll(first.measurements());
        OperatorSubtaskState snapshot = first.snapshot();

        // When
        try (WindowsHarness second = open(backend, snapshot)) {
          run(second, series, traffic(4), stop, STEPS);
          both.addAll(second.measurements());
        }
      }

      // Then
      assertRecounted(reference, both);
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void keepsNoMoreStateTheLongerItRuns(String reference, long arrival) throws Exception {
    // Given
    SeriesDefinition series = series(reference);
    try (WindowsHarness windows = open(new HashMapStateBackend(), null)) {
      windows.define(series);
      run(windows, series, traffic(arrival), 0, 160);
      int before = windows.stateEntries();

      // When
      run(windows, series, traffic(arrival), 160, STEPS);

      // Then
      assertThat(windows.stateEntries()).isLessThanOrEqualTo(before + 2);
    }
  }

  @Test
  void keepsNothingOfASeriesThatEnded() throws Exception {
    // Given
    SeriesDefinition whole = series(TRAILING_TIME);
    SeriesDefinition series = Monitors.web(whole.definition());
    try (WindowsHarness windows = open(new HashMapStateBackend(), null)) {
      windows.define(series);
      run(windows, series, traffic(1), 0, STEPS);

      // When
      windows.passes(START + STEPS * PANE + 48 * HOUR);

      // Then
      assertThat(windows.reports().get(windows.reports().size() - 1).ended()).isNotNull();
      assertThat(windows.stateEntries()).isZero();
    }
  }

  @Test
  void trailsInPanesOfTheFinestStepWhereThatIsNoPartOfAnHour() throws Exception {
    // Given
    SeriesDefinition series =
        series("{\"trailing\": \"8h\"}", "{\"size\": \"4h\", \"every\": \"2h\"}");
    long start = Math.floorDiv(START, 2 * HOUR) * 2 * HOUR;
    try (WindowsHarness windows = open(new HashMapStateBackend(), null)) {
      windows.define(series);
      for (int pane = 0; pane < 12; pane++) {
        windows.count(series, start + pane * 2 * HOUR, 1L << pane);
      }

      // When
      windows.passes(start + 24 * HOUR);

      // Then
      assertThat(reported(windows.measurements()))
          .containsEntry(start + 8 * HOUR + "-" + (start + 12 * HOUR), "15")
          .containsEntry(start + 10 * HOUR + "-" + (start + 14 * HOUR), "30")
          .containsEntry(
              start + 6 * HOUR + "-" + (start + 10 * HOUR),
              "the reference is not complete: it has 6 of the 8 hours before the window");
    }
  }
}
