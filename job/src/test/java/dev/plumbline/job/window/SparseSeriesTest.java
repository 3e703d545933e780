package dev.plumbline.job.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.TimeProgress;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.window.roll.WindowsHarness;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Series with gaps between a second and a year: what is reported depends on the events, and neither
 * on their order nor on how far ahead of event time they were read.
 */
class SparseSeriesTest {

  private static final long BEGIN = 1_704_067_200_000L; // 2024-01-01, on the grid of every pane
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final int EVENTS = 25;

  private static final String MONITOR =
      Monitors.withWindows(
          "{\"size\": \"1h\", \"every\": \"10m\"}", "{\"size\": \"6h\", \"every\": \"1h\"}");

  private static final SeriesDefinition WHOLE = Monitors.whole(Monitors.definition(MONITOR));
  private static final SeriesDefinition WEB = Monitors.web(Monitors.definition(MONITOR));

  /** Something that a subtask of ingest sends, with the event time that it belongs to. */
  private record Sent(long time, Sending sending) {}

  private interface Sending {
    void to(WindowsHarness windows) throws Exception;
  }

  private static List<Long> sparseTimes(Random random) {
    List<Long> times = new ArrayList<>();
    long time = BEGIN + random.nextInt(1_000_000);
    for (int i = 0; i < EVENTS; i++) {
      times.add(time);
      double decade = random.nextDouble() * Math.log(365.0 * DAY / 1_000);
      time += (long) (1_000 * Math.exp(decade)); // from a second to a year, evenly by ratio
    }
    return times;
  }

  private static List<Sent> sent(List<Long> times) {
    List<Sent> sent = new ArrayList<>();
    for (SeriesDefinition series : List.of(WHOLE, WEB)) {
      sent.add(
          new Sent(
              times.get(0),
              windows ->
                  windows.define(
                      SeriesDefinition.announced(
                          "fraud", "*", "*", WHOLE.definition(), times.get(0)))));
      for (long time : times) {
        SeriesDefinition seen =
            SeriesDefinition.seen("fraud", "*", series.segment(), series.definition(), time);
        long pane = Math.floorDiv(time, 10 * MINUTE) * 10 * MINUTE;
        sent.add(new Sent(time, windows -> windows.define(seen)));
        sent.add(new Sent(time, windows -> windows.count(series, pane, 1)));
      }
    }
    return sent;
  }

  /** Any order, and any progress of event time that passes nothing which is still to come. */
  private static List<Measurement> reported(List<Sent> sent, long last, Random order)
      throws Exception {
    List<Sent> waiting = new ArrayList<>(sent);
    Collections.shuffle(waiting, order);
    try (WindowsHarness windows = WindowsHarness.open(new HashMapStateBackend())) {
      while (!waiting.isEmpty()) {
        waiting.remove(waiting.size() - 1).sending().to(windows);
        if (order.nextInt(5) == 0) {
          long earliest = waiting.stream().mapToLong(Sent::time).min().orElse(last);
          windows.passesTo(TimeProgress.byEvents(earliest - 1 - order.nextInt(10_000)));
        }
      }
      windows.passesTo(TimeProgress.byEvents(last - 10_000)).inputEnds();
      assertThat(windows.timers()).isZero();
      return windows.measurements().stream()
          .sorted(
              Comparator.comparing(Measurement::segment)
                  .thenComparing(Measurement::windowEnd)
                  .thenComparing(Measurement::windowStart))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void reportTheSameInWhateverOrderAndHoweverFarAheadTheirEventsAreRead(long seed)
      throws Exception {
    // Given
    List<Long> times = sparseTimes(new Random(seed));
    List<Sent> sent = sent(times);
    long last = times.get(EVENTS - 1);
    List<Measurement> first = reported(sent, last, new Random(100));

    // When
    List<List<Measurement>> others = new ArrayList<>();
    for (int run = 0; run < 6; run++) {
      others.add(reported(sent, last, new Random(run)));
    }

    // Then
    assertThat(others).allSatisfy(other -> assertThat(other).isEqualTo(first));
    assertThat(hours(first)).isEqualTo(EVENTS * 2.0);
    assertThat(emptyFor(first)).isLessThanOrEqualTo(DAY + HOUR);
  }

  /** What the windows of an hour that do not overlap hold, of both series. */
  private static double hours(List<Measurement> reported) {
    return reported.stream()
        .filter(m -> m.windowEnd() - m.windowStart() == HOUR && m.windowEnd() % HOUR == 0)
        .mapToDouble(Measurement::value)
        .sum();
  }

  /** The longest time of one series in which windows were reported that held nothing. */
  private static long emptyFor(List<Measurement> reported) {
    long longest = 0;
    long since = Long.MAX_VALUE;
    String segment = "";
    for (Measurement window : reported) {
      if (!window.segment().equals(segment) || window.value() > 0) {
        since = Long.MAX_VALUE;
        segment = window.segment();
      }
      if (window.value() == 0) {
        since = Math.min(since, window.windowEnd());
        longest = Math.max(longest, window.windowEnd() - since);
      }
    }
    return longest;
  }
}
