package dev.plumbline.job.window.roll;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.window.TallyMeasurer;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.Measurement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a series ends: with its generation, by silence, with the input. */
class RollWindowsEndTest extends WindowsInHarness {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final SeriesDefinition WEB = Monitors.web(Monitors.definition(MONITOR));

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
  void reportsTheSilenceOfTheSeriesOverAllForADayAndGoesOnWithTheNextEvent() throws Exception {
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
  void endsWithTheLastWholePaneOfAGenerationThatEndsWithinAPane() throws Exception {
    // Given
    long until = START + 3 * MINUTE + PANE / 2;
    windows.define(WHOLE).count(WHOLE, START, 3);
    windows.define(Monitors.whole(Monitors.ending(WHOLE.definition(), until, true)));

    // When
    windows.passes(START + 3 * MINUTE - PANE);
    assertThat(windows.reports()).allMatch(report -> report.ended() == null);
    windows.passes(START + 3 * MINUTE);

    // Then: the next pane would reach beyond it
    WindowReport last = windows.reports().get(windows.reports().size() - 1);
    assertThat(last.ended()).isEqualTo("the monitor was deleted");
    assertThat(last.windowEnd()).isEqualTo(START + 3 * MINUTE);
    windows.passes(START + 10 * MINUTE);
    assertThat(windows.reports()).endsWith(last);
    assertThat(windows.stateEntries()).isZero();
    assertThat(windows.timers()).isZero();
  }

  @Test
  void endsASleepingSeriesOverAllWithItsGeneration() throws Exception {
    // Given: silent for more than a day
    windows.define(WHOLE).count(WHOLE, START, 3).passes(START + 5 * DAY);
    int silent = windows.reports().size();
    assertThat(windows.reports()).allMatch(report -> report.ended() == null);

    // When: its monitor changes, known before it takes effect
    long until = START + 6 * DAY + PANE / 2;
    windows.define(
        SeriesDefinition.redefined(
            "fraud", "*", "*", Monitors.ending(WHOLE.definition(), until, false)));
    windows.passes(START + 7 * DAY);

    // Then
    assertThat(windows.reports()).hasSize(silent + 1);
    WindowReport last = windows.reports().get(silent);
    assertThat(last.ended()).isEqualTo("the monitor was changed");
    assertThat(last.windowEnd()).isEqualTo(until);
    assertThat(windows.stateEntries()).isZero();
    assertThat(windows.timers()).isZero();
  }

  @Test
  void wakesASeriesThatHadEndedWithItsNextEventAndNotWithWhatIsOnlyCounted() throws Exception {
    // Given: both read far ahead
    windows.define(WEB).count(WEB, START, 3);
    windows.count(WEB, START + 5 * DAY, 1);
    SeriesDefinition again =
        SeriesDefinition.seen("fraud", "*", "channel=web", WEB.definition(), START + 9 * DAY);
    windows.define(again).count(WEB, START + 9 * DAY, 5);

    // When
    windows.passes(START + 9 * DAY + PANE);

    // Then
    assertThat(windows.measurements())
        .filteredOn(reported -> reported.windowEnd() > START + 2 * DAY)
        .extracting(Measurement::windowEnd, Measurement::value)
        .containsExactly(tuple(START + 9 * DAY + PANE, 5.0));
  }

  @Test
  void saysAndKeepsNothingOfADeletedMonitorThatIsReportedAgainAfterARestart() throws Exception {
    // Given
    GenerationDefinition deleted = Monitors.ending(WHOLE.definition(), START + 3 * MINUTE, true);
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
  void leavesTheLastWindowsOfAGenerationAsTheyWereAtTheirEnd() throws Exception {
    // Given
    long until = START + 3 * MINUTE;
    windows.define(Monitors.whole(Monitors.ending(WHOLE.definition(), until, false)));
    windows.count(WHOLE, until - PANE, 2).held(WHOLE, until - PANE, until + PANE, 3);

    // When
    windows.inputEnds();

    // Then
    assertThat(windows.values()).containsEntry("60000@" + until, 2.0);
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
  void reportsOnlyWindowsThatStartWithItsGeneration() throws Exception {
    // Given
    long from = START + 2 * MINUTE;
    SeriesDefinition later =
        Monitors.whole(
            new GenerationDefinition(MONITOR, 2, from, Long.MAX_VALUE, false, "", null, null));

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
}
