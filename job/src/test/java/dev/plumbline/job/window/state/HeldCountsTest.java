package dev.plumbline.job.window.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.window.Tally;
import dev.plumbline.job.window.TallyMeasurer;
import dev.plumbline.job.window.roll.RollWindows;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Axis;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link RollWindows} with sums that hold only from a later instant on. */
class HeldCountsTest {

  private static final String MONITOR =
      """
      {"model": "fraud", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
       "task": "binary", "positive_class": "fraud", "labels": {"horizon": "1h"},
       "windows": [{"size": "10s", "every": "10s"}, {"size": "40s", "every": "20s"}], "measures": ["volume"], "rules": []}
      """;

  private static final SeriesDefinition SERIES =
      SeriesDefinition.seen(
          "fraud",
          "*",
          "*",
          new GenerationDefinition(MONITOR, 1, 0, Long.MAX_VALUE, false, "", null, null),
          0);

  private KeyedTwoInputStreamOperatorTestHarness<String, SeriesDefinition, PaneCounts, WindowReport>
      windows;

  @BeforeEach
  void open() throws Exception {
    windows =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new RollWindows<>(new Summing(), Duration.ofMinutes(1))),
            SeriesDefinition::seriesKey,
            PaneCounts::seriesKey,
            Types.STRING);
    windows.open();
    windows.processElement1(SERIES, 0);
  }

  @AfterEach
  void close() throws Exception {
    windows.close();
  }

  @Test
  void changesTheWindowsThatEndLaterAndLeavesAsTheyWereThoseThatEndedBefore() throws Exception {
    // Given: known from the first, holding from 25 s on
    count(5, 0, 0);
    count(-1, 0, 20_000);

    // When
    timeReaches(40_000);

    // Then
    assertThat(reported())
        .containsExactly(
            "0+10 r0 5.0", "10+10 r0 0.0", "20+10 r0 0.0", "30+10 r0 0.0", "0+40 r0 4.0");
  }

  @Test
  void changesNothingWhenWhatIsHeldCancelsOut() throws Exception {
    // Given
    count(5, 0, 0);
    count(-1, 0, 20_000);
    count(1, 0, 20_000);

    // When
    timeReaches(40_000);

    // Then
    assertThat(reported()).contains("0+40 r0 5.0").noneMatch(window -> window.contains(" r1 "));
  }

  @Test
  void revisesOfTheWindowsThatHaveEndedThoseThatEndedSinceItHolds() throws Exception {
    // Given
    count(5, 0, 0);
    timeReaches(50_000);

    // When: late, holding from 20 s on
    count(-1, 0, 20_000);
    timeReaches(60_000);

    // Then
    assertThat(reported())
        .contains("0+40 r1 4.0")
        .noneMatch(window -> window.startsWith("0+10 r1"));
  }

  @Test
  void leavesItOutWhenSomethingElseRevisesAWindowThatHadEndedBefore() throws Exception {
    // Given
    count(5, 0, 0);
    count(-1, 0, 20_000);
    timeReaches(40_000);

    // When
    count(2, 0, 0); // late
    timeReaches(50_000);

    // Then
    assertThat(reported()).contains("0+10 r1 7.0", "0+40 r1 6.0");
  }

  @Test
  void countsInWindowsThatAreStillOpenWhenTheInputEnds() throws Exception {
    // Given
    count(5, 0, 0);
    count(-1, 0, 20_000);

    // When
    timeReaches(Long.MAX_VALUE);

    // Then
    assertThat(reported()).containsExactly("0+10 r0 5.0", "0+40 r0 4.0");
  }

  private void count(long count, long paneStart, long heldUntil) throws Exception {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(count).array();
    windows.processElement2(
        new PaneCounts("fraud", "*", "*", 1, "", paneStart, heldUntil, bytes), 0);
  }

  private void timeReaches(long instant) throws Exception {
    windows.processBothWatermarks(
        instant == Long.MAX_VALUE ? Watermark.MAX_WATERMARK : new Watermark(instant - 1));
  }

  private List<String> reported() {
    return windows.extractOutputValues().stream()
        .flatMap(report -> report.measurements().stream())
        .map(HeldCountsTest::inWords)
        .toList();
  }

  /** Start and length in seconds, revision, value. */
  private static String inWords(Measurement reported) {
    long start = reported.windowStart() / 1_000;
    long length = (reported.windowEnd() - reported.windowStart()) / 1_000;
    return "%d+%d r%d %s".formatted(start, length, reported.revision(), reported.value());
  }

  /** Tells the number. */
  private static final class Summing extends TallyMeasurer {

    @Override
    public Findings measure(MeasuredWindow window, Tally counts) {
      Measurement sum =
          window.measurement("sum", Axis.LABEL_TIME, Reading.of((double) counts.count(), 1));
      return Findings.of(List.of(sum));
    }

    @Override
    public List<String> metrics() {
      return List.of("sum");
    }
  }
}
