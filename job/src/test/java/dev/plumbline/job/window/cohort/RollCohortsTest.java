package dev.plumbline.job.window.cohort;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.Admission;
import dev.plumbline.job.event.TimeProgress;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.testing.StateNames;
import dev.plumbline.job.window.Tally;
import dev.plumbline.job.window.TallyMeasurer;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cohorts of ten minutes and of half an hour; a label counts within an hour. */
class RollCohortsTest {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HALF = 30 * MINUTE;
  private static final long DAY = START - START % Duration.ofDays(1).toMillis();
  private static final SeriesDefinition WHOLE =
      Monitors.whole(
          Monitors.definition(Monitors.fraud(1, 0, ", \"cohorts\": [\"10m\", \"30m\"]")));

  private KeyedTwoInputStreamOperatorTestHarness<String, SeriesDefinition, PaneCounts, WindowReport>
      flink;

  @BeforeEach
  void open() throws Exception {
    open(null);
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  private void open(OperatorSubtaskState restored) throws Exception {
    flink =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new CohortTimeOperator(new RollCohorts<>(new TallyMeasurer())),
            SeriesDefinition::seriesKey,
            PaneCounts::seriesKey,
            Types.STRING);
    flink.setup();
    if (restored != null) {
      flink.initializeState(restored);
    }
    flink.open();
  }

  private void define() throws Exception {
    flink.processElement1(WHOLE, 0);
  }

  /** So many in the cohort of the first ten minutes, from a minute on. */
  private void count(long count, long sinceMinute) throws Exception {
    long since = DAY + sinceMinute * MINUTE;
    long held = since - since % (10 * MINUTE);
    flink.processElement2(
        new PaneCounts("fraud", "*", "*", 1, "", DAY, held, new Tally(count).toBytes()), 0);
  }

  private void passes(long minute) throws Exception {
    flink.processBothWatermarks(new Watermark(TimeProgress.byEvents(DAY + minute * MINUTE)));
  }

  private void passesInSilence(long minute) throws Exception {
    flink.processBothWatermarks(new Watermark(TimeProgress.bySilence(DAY + minute * MINUTE)));
  }

  /** What was reported of the cohorts of a size: revision, value, final. */
  private List<String> reported(long size) {
    return flink.extractOutputValues().stream()
        .flatMap(report -> report.measurements().stream())
        .filter(measured -> measured.windowEnd() - measured.windowStart() == size)
        .map(RollCohortsTest::text)
        .toList();
  }

  private static String text(Measurement reported) {
    return reported.revision()
        + ": "
        + reported.value().longValue()
        + (reported.isFinal() ? " final" : "");
  }

  @Test
  void holdsAtEachRevisionExactlyWhatHoldsBeforeIt() throws Exception {
    // Given
    define();

    // When
    count(5, 3);
    count(2, 10); // from the very instant of the first revision on
    count(-1, 25); // known long before it holds
    passes(10);
    passes(20);
    passes(30);

    // Then
    assertThat(reported(10 * MINUTE)).containsExactly("0: 5", "1: 7", "2: 6");
    assertThat(reported(HALF)).containsExactly("0: 6");
  }

  @Test
  void reportsTheSameWhicheverComesFirst() throws Exception {
    // Given
    count(-1, 25);
    count(2, 10);
    count(5, 3);

    // When
    define();
    passes(30);

    // Then
    assertThat(reported(10 * MINUTE)).containsExactly("0: 5", "1: 7", "2: 6");
  }

  @Test
  void reportsNothingAgainWhileNothingChanges() throws Exception {
    // Given
    define();
    count(5, 3);
    count(1, 12);
    count(-1, 18); // cancels out within the step

    // When
    passes(60);

    // Then
    assertThat(reported(10 * MINUTE)).containsExactly("0: 5");
  }

  @Test
  void reportsTheFinalNumberEvenUnchangedAndRevisesItForWhatComesAfterwards() throws Exception {
    // Given
    define();
    count(5, 3);

    // When
    passes(70);
    count(1, 40); // late
    passes(90);

    // Then
    assertThat(reported(10 * MINUTE)).containsExactly("0: 5", "1: 5 final", "2: 6 final");
    assertThat(reported(HALF)).containsExactly("0: 5", "1: 6 final");
    assertThat(flink.extractOutputValues())
        .filteredOn(report -> report.windowEnd() == DAY + 10 * MINUTE)
        .extracting(WindowReport::reportedCoverage)
        .containsExactly(-1.0, 0.0, Double.POSITIVE_INFINITY);
  }

  @Test
  void forgetsACohortTwoHorizonsAfterItsEnd() throws Exception {
    // Given
    define();
    count(5, 3);

    // When
    passes(149);
    int kept = flink.numKeyedStateEntries();
    passes(150);
    int left = flink.numKeyedStateEntries();
    count(1, 40); // too late for anything
    passes(200);

    // Then
    assertThat(kept).isGreaterThan(left);
    assertThat(flink.numKeyedStateEntries())
        .isLessThanOrEqualTo(5); // definition, monitor, progress twice, when it was heard of
    assertThat(reported(HALF)).containsExactly("0: 5", "1: 5 final");
  }

  /** Held back by a producer: of the first cohort, and of one that began in the silence. */
  private void countWhatWasHeldBack() throws Exception {
    count(4, 8);
    count(-1, 25);
    count(new Tally(3), 100, 100);
    count(new Tally(2), 100, 115);
  }

  private void count(Tally counts, long cohortMinute, long heldMinute) throws Exception {
    long start = DAY + cohortMinute * MINUTE;
    flink.processElement2(
        new PaneCounts(
            "fraud", "*", "*", 1, "", start, DAY + heldMinute / 10 * 10 * MINUTE, counts.toBytes()),
        0);
  }

  /** The value of each cohort in its highest revision, by its size and end in minutes. */
  private Map<String, Double> last() {
    Map<String, Double> values = new TreeMap<>();
    flink.extractOutputValues().stream()
        .flatMap(report -> report.measurements().stream())
        .forEach(
            measured ->
                values.put(
                    (measured.windowEnd() - measured.windowStart()) / MINUTE
                        + "@"
                        + (measured.windowEnd() - DAY) / MINUTE,
                    measured.value()));
    return values;
  }

  @ParameterizedTest
  @ValueSource(longs = {30, 140, 160, 400, 3_000})
  void comesAfterASilenceToTheNumbersThatItWouldHaveReportedWithoutIt(long silentUntil)
      throws Exception {
    // Given: what is held back comes in order
    define();
    count(5, 3);
    countWhatWasHeldBack();
    passes(4_000);
    Map<String, Double> inOrder = last();
    assertThat(inOrder).containsEntry("10@10", 8.0).containsEntry("30@120", 5.0);
    close();

    // When it comes after a silence in which nothing else happened
    open();
    define();
    count(5, 3);
    passes(4);
    passesInSilence(silentUntil);
    countWhatWasHeldBack();
    passesInSilence(silentUntil + 10); // time stands still until the partitions have caught up
    passes(4_000);

    // Then
    assertThat(last()).isEqualTo(inOrder);
    assertThat(flink.numKeyedStateEntries()).isLessThanOrEqualTo(5);
    assertThat(flink.numEventTimeTimers()).isZero();
  }

  @Test
  void endsASeriesInASilenceWhereItEndsWithoutOneAndFreesItAfterwards() throws Exception {
    // Given
    SeriesDefinition web = Monitors.web(WHOLE.definition());
    flink.processElement1(web, 0);
    flink.processElement2(
        new PaneCounts("fraud", "*", "channel=web", 1, "", DAY, DAY, new Tally(5).toBytes()), 0);
    passes(4);

    // When
    passesInSilence(5 * 24 * 60);
    List<WindowReport> ends = ends();
    int kept = flink.numKeyedStateEntries();
    passes(6 * 24 * 60);

    // Then
    long quiet = SeriesDefinition.heardFrom(START) + Duration.ofHours(30).toMillis();
    assertThat(ends).extracting(WindowReport::windowEnd).containsExactly(quiet);
    assertThat(ends()).hasSize(1);
    assertThat(kept).isPositive();
    assertThat(flink.numKeyedStateEntries()).isZero();
    assertThat(flink.numEventTimeTimers()).isZero();
  }

  private List<WindowReport> ends() {
    return flink.extractOutputValues().stream().filter(report -> report.ended() != null).toList();
  }

  @Test
  void endsAGenerationInASilenceOnce() throws Exception {
    // Given
    long until = DAY + 60 * MINUTE;
    flink.processElement1(Monitors.whole(Monitors.ending(WHOLE.definition(), until, false)), 0);
    count(5, 3);
    passes(4);

    // When
    passesInSilence(500);
    count(1, 20);
    passesInSilence(600);
    List<WindowReport> reports = flink.extractOutputValues();
    passes(700);

    // Then
    assertThat(ends()).hasSize(1);
    assertThat(reports.get(reports.size() - 1).afterEnd()).isTrue();
    assertThat(last()).containsEntry("10@10", 6.0);
    assertThat(flink.numKeyedStateEntries()).isZero();
  }

  @Test
  void goesOnAfterAFailureWithWhatItKnew() throws Exception {
    // Given
    define();
    count(5, 3);
    count(2, 10);
    passes(10);
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);
    flink.close();

    // When
    open(snapshot);
    passes(20);

    // Then
    assertThat(reported(10 * MINUTE)).containsExactly("1: 7");
    assertThat(StateNames.keyed(snapshot))
        .contains("definition", "reported-until", "held", "cohorts");
  }

  @Test
  void keepsNothingWhereNoCohortIsAskedFor() throws Exception {
    // Given
    String monitor = Monitors.fraud(1, 0, "");

    // When
    flink.processElement1(Monitors.whole(Monitors.definition(monitor)), 0);

    // Then
    assertThat(flink.numKeyedStateEntries()).isZero();
  }

  /** March in Zurich ends at 22:00 UTC: within a day of UTC, of which a pane is cut off. */
  @Test
  void keepsMonthsByTheirZoneAndForgetsThemTwoHorizonsAfterTheirEnd() throws Exception {
    // Given
    String fields = ", \"cohorts\": [\"1d\", {\"month\": \"Europe/Zurich\"}]";
    long start = Instant.parse("2026-02-28T23:00:00Z").toEpochMilli();
    long end = Instant.parse("2026-03-31T22:00:00Z").toEpochMilli();
    long hour = 60 * MINUTE;
    long lastDay = Instant.parse("2026-03-31T00:00:00Z").toEpochMilli();
    flink.processElement1(Monitors.whole(Monitors.definition(Monitors.fraud(1, 0, fields))), 0);

    // When
    countIn(start, 1, start); // an hour of March at home, the last day of February in UTC
    countIn(lastDay, 2, lastDay);
    countIn(end, 4, end); // April at home, the same day in UTC
    flink.processBothWatermarks(new Watermark(end - 1));
    countIn(lastDay, 8, end); // a label that comes after the month's end
    flink.processBothWatermarks(new Watermark(end + hour - 1));
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);
    List<String> reported = reported(end - start);
    List<String> days = reported(24 * hour);
    flink.close();
    open(snapshot);
    flink.processBothWatermarks(new Watermark(end + 3 * hour - 1));

    // Then: final an hour after its end
    assertThat(reported).containsExactly("0: 3", "1: 11 final");
    assertThat(days).containsExactly("0: 1", "1: 1 final");
    assertThat(reported(end - start)).isEmpty();
    assertThat(reported(24 * hour)).containsExactly("0: 14", "1: 14 final");
  }

  private void countIn(long pane, long count, long since) throws Exception {
    flink.processElement2(
        new PaneCounts("fraud", "*", "*", 1, "", pane, since, new Tally(count).toBytes()), 0);
  }

  @Test
  void finishesEveryCohortAtTheEndOfTheInput() throws Exception {
    // Given
    define();
    count(5, 3);

    // When
    flink.processBothWatermarks(Watermark.MAX_WATERMARK);

    // Then
    assertThat(reported(10 * MINUTE)).containsExactly("0: 5", "1: 5 final");
    assertThat(flink.extractOutputValues()).allMatch(report -> report.ended() == null);
  }

  /** Of a version that is decided about at the end of a pane of a week. */
  private static PaneCounts ofNewVersion(long pane, long held, long count) {
    long week = 7 * 24 * 60 * MINUTE;
    return new PaneCounts(
        "fraud",
        "1",
        "*",
        1,
        "",
        pane,
        held,
        new Tally(count).toBytes(),
        Admission.inPane(held, week));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsAVersionThatIsDecidedAboutAtTheEndOfALongPane(boolean definedFirst) throws Exception {
    // Given
    long week = 7 * 24 * 60 * MINUTE;
    long start = DAY - Math.floorMod(DAY, week);
    String monitor =
        Monitors.withWindows("{\"size\": \"7d\", \"every\": \"7d\"}")
            .replaceFirst("\\}\\s*$", ", \"cohorts\": [\"7d\"]}");
    SeriesDefinition series =
        SeriesDefinition.seen("fraud", "1", "*", Monitors.definition(monitor), start + MINUTE);

    // When
    if (definedFirst) {
      flink.processElement1(series, 0);
    } else {
      flink.processElement2(ofNewVersion(start, start, 5), 0);
    }
    for (long day = 1; day < 7; day++) {
      flink.processBothWatermarks(new Watermark(start + day * 24 * 60 * MINUTE));
    }
    if (definedFirst) {
      flink.processElement2(ofNewVersion(start, start, 5), 0);
    } else {
      flink.processElement1(series, 0);
    }
    flink.processBothWatermarks(new Watermark(start + week));

    // Then
    assertThat(reported(week)).first().isEqualTo("0: 5");
    assertThat(flink.extractOutputValues()).noneMatch(report -> report.ended() != null);
  }
}
