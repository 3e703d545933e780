package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.control.ControlBook;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.testing.Calibrations;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.control.DatedRevision;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.profile.Learned;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesAnnouncerTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final String[] WEB = {"channel=web"};
  private static final String[] NONE = {};
  private static final String COMPARED =
      ", \"features\": {\"amount\": \"numeric\"}, \"reference\": {\"profile\": \"p\"}";
  private static final Profile OLD = Calibrations.profile("p", "fraud", Learned.NOTHING);
  private static final Profile NEW = Calibrations.profile("p", "fraud");

  private final ControlBook book = new ControlBook("monitors", Duration.ofDays(1));
  private final List<SeriesDefinition> measured = new ArrayList<>();
  private final List<SeriesDefinition> compared = new ArrayList<>();
  private final List<SeriesDefinition> continued = new ArrayList<>();
  private SeriesAnnouncer announcer;

  @BeforeEach
  void open() {
    announcer =
        new SeriesAnnouncer(
            book,
            measured::add,
            compared::add,
            news -> continued.add(news.series()),
            Long.MAX_VALUE);
  }

  private void know(String monitor) {
    assertThat(book.add(Events.onMonitors(0, monitor))).isEmpty();
    announcer.controlChanged();
  }

  private void publish(String name) {
    publish(new ProfileEdition(Calibrations.profile(name, "fraud"), Instant.EPOCH));
  }

  private void publish(ProfileEdition edition) {
    for (SourceRecord record : Calibrations.onProfiles(edition)) {
      assertThat(book.add(record)).isEmpty();
    }
    announcer.controlChanged();
  }

  private void event(String version, String[] segments, long at) {
    announcer.reached(at);
    announcer.counted(book.inForce("fraud", at), version, segments, at);
  }

  private void knowTheOldProfileAndAnEvent() {
    know(Monitors.fraud(1, 0, COMPARED));
    publish(new ProfileEdition(OLD, Instant.EPOCH));
    event("7", NONE, START);
    compared.clear();
  }

  /** With what, from when and until when. */
  private static Tuple comparison(SeriesDefinition series) {
    GenerationDefinition definition = series.definition();
    return tuple(definition.reference(), definition.from(), definition.until());
  }

  @Test
  void announcesTheSeriesOverAllAsSoonAsTimeReachesItsMonitor() {
    // Given
    know(Monitors.fraud(1, START, ""));
    announcer.reached(START - 1);
    assertThat(measured).isEmpty();

    // When
    announcer.reached(START + 5);

    // Then
    assertThat(measured)
        .extracting(SeriesDefinition::version, SeriesDefinition::segment, SeriesDefinition::at)
        .containsExactly(tuple("*", "*", START));
    assertThat(measured).extracting(SeriesDefinition::event).containsExactly(false);
  }

  @Test
  void announcesOneSeriesOfEventsWithoutAVersion() {
    // Given
    know(Monitors.fraud(1, 0, ""));

    // When
    event("", WEB, START);

    // Then
    assertThat(measured)
        .filteredOn(SeriesDefinition::event)
        .extracting(SeriesDefinition::version, SeriesDefinition::segment)
        .containsExactly(tuple("*", "*"), tuple("*", "channel=web"));
  }

  @Test
  void announcesEverySeriesOfAnEventOnce() {
    // Given
    know(Monitors.fraud(1, 0, ""));

    // When
    event("7", WEB, START);
    event("7", WEB, START + 1);
    event("7", NONE, START + 2);

    // Then
    assertThat(measured)
        .filteredOn(SeriesDefinition::event)
        .extracting(SeriesDefinition::version, SeriesDefinition::segment)
        .containsExactlyInAnyOrder(
            tuple("*", "*"), tuple("*", "channel=web"), tuple("7", "*"), tuple("7", "channel=web"));
    assertThat(compared).isEmpty();
  }

  @Test
  void announcesAgainASeriesThatComesBackAfterADay() {
    // Given
    know(Monitors.fraud(1, 0, ""));
    event("7", WEB, START);
    measured.clear();

    // When
    event("7", WEB, START + 25 * HOUR);

    // Then
    assertThat(measured)
        .extracting(SeriesDefinition::version, SeriesDefinition::segment)
        .contains(tuple("*", "channel=web"), tuple("7", "*"), tuple("7", "channel=web"));
    assertThat(measured)
        .filteredOn(series -> series.segment().equals("channel=web"))
        .extracting(SeriesDefinition::at)
        .containsOnly(START + 25 * HOUR);
  }

  @Test
  void announcesASteadySeriesEverySixHoursOfEventTime() {
    // Given
    know(Monitors.fraud(1, 0, ""));

    // When
    for (int minute = 0; minute < 48 * 60; minute++) {
      event("7", WEB, START + minute * HOUR / 60);
    }

    // Then
    assertThat(measured)
        .filteredOn(series -> series.version().equals("7") && !series.segment().equals("*"))
        .extracting(series -> (series.at() - START) / HOUR)
        .containsExactly(0L, 6L, 12L, 18L, 24L, 30L, 36L, 42L);
  }

  @Test
  void announcesOfAnEventWithWhichASeriesMayBeginThoughALaterOneWasAnnounced() {
    // Given: the first events of a series come out of order, over a border of six hours, too
    know(Monitors.fraud(1, 0, ", \"windows\": [" + Monitors.MINUTE + "]"));
    event("7", WEB, START + 3_000);

    // When
    event("7", WEB, START + 1_000); // in the same pane
    event("7", WEB, START - 4_000);
    event("7", WEB, START - 4_000 + 1);
    event("7", WEB, START + 2_000);

    // Then
    assertThat(measured)
        .filteredOn(series -> series.version().equals("7") && !series.segment().equals("*"))
        .extracting(series -> series.at() - START)
        .containsExactly(3_000L, -4_000L);
  }

  @Test
  void announcesOfEventsOfAPartitionThatLiesDaysBehindAnother() {
    // Given
    know(Monitors.fraud(1, 0, ""));
    event("7", NONE, START);
    event("7", NONE, START + 8 * 24 * HOUR);
    measured.clear();

    // When: every twelve hours in between
    for (int half = 1; half < 16; half++) {
      event("7", NONE, START + half * 12 * HOUR);
      event("7", NONE, START + half * 12 * HOUR + 1);
    }

    // Then
    assertThat(measured)
        .filteredOn(series -> series.version().equals("7"))
        .extracting(series -> (series.at() - START) / HOUR)
        .hasSize(15)
        .startsWith(12L, 24L, 36L);
  }

  @Test
  void beginsASeriesWithoutEventsWhereTheFirstEventWasBeforeARestart() {
    // Given
    announcer =
        new SeriesAnnouncer(
            book, measured::add, compared::add, news -> continued.add(news.series()), START - HOUR);
    know(Monitors.fraud(1, 0, ""));

    // When
    announcer.reached(START);

    // Then
    assertThat(measured).extracting(SeriesDefinition::at).containsExactly(START - HOUR);
  }

  @Test
  void announcesThatAMonitorChangedWithoutClaimingAnEvent() {
    // Given
    know(Monitors.fraud(1, 0, ""));
    announcer.reached(START); // of another model
    measured.clear();

    // When
    know(Monitors.fraud(2, START + HOUR, ", \"segments\": {\"channel\": {\"values\": [\"web\"]}}"));

    // Then
    assertThat(measured)
        .extracting(SeriesDefinition::version, SeriesDefinition::event, SeriesDefinition::at)
        .containsExactly(tuple("*", false, Long.MAX_VALUE));
  }

  @Test
  void announcesAtOnceWhenTheGenerationOfAKnownSeriesEnds() {
    // Given
    know(Monitors.fraud(1, 0, ""));
    event("7", NONE, START);
    measured.clear();

    // When
    know(Monitors.fraud(2, START + HOUR, ", \"segments\": {\"channel\": {\"values\": [\"web\"]}}"));

    // Then
    assertThat(measured)
        .extracting(
            SeriesDefinition::version,
            series -> series.definition().generation(),
            series -> series.definition().until())
        .containsExactlyInAnyOrder(tuple("*", 1, START + HOUR), tuple("7", 1, START + HOUR));
  }

  private static final String OTHER_WINDOWS = ", \"windows\": [" + Monitors.MINUTE + "]";
  private static final String RULES =
      ", \"rules\": [{\"name\": \"slow\", \"metric\": \"latency.p99\", \"window\": \"5m\","
          + " \"above\": 9}]";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void continuesASeriesWhoseLabelsMayComeUnderALaterGeneration(boolean knownBefore) {
    // Given
    know(Monitors.fraud(1, 0, ""));
    String later = Monitors.fraud(2, START + 6 * HOUR, OTHER_WINDOWS);
    if (knownBefore) {
      know(later);
    }

    // When
    event("7", WEB, START + HOUR); // labels of its six hours may come until an hour after them
    if (!knownBefore) {
      know(later);
    }
    event("8", NONE, START + 8 * HOUR);

    // Then
    assertThat(continued)
        .extracting(
            SeriesDefinition::version,
            SeriesDefinition::segment,
            series -> series.definition().generation(),
            SeriesDefinition::at,
            SeriesDefinition::event)
        .containsExactlyInAnyOrder(
            tuple("*", "*", 2, START + 6 * HOUR, false),
            tuple("*", "channel=web", 2, START + 6 * HOUR, false),
            tuple("7", "*", 2, START + 6 * HOUR, false),
            tuple("7", "channel=web", 2, START + 6 * HOUR, false));
  }

  @Test
  void continuesNoSeriesWhoseLabelsAreTooLateOrJudgedOtherwise() {
    // Given
    know(Monitors.fraud(1, 0, ""));
    know(Monitors.fraud(2, START + 7 * HOUR, OTHER_WINDOWS));
    know(Monitors.fraud(3, START + 8 * HOUR, OTHER_WINDOWS + ", \"decision_threshold\": 0.9"));

    // When
    event("7", NONE, START + HOUR);
    event("8", NONE, START + 7 * HOUR);
    event("8", NONE, START + 9 * HOUR);

    // Then
    assertThat(continued).isEmpty();
  }

  @Test
  void continuesASeriesOverSeveralChangesAndAnnouncesItTheirRules() {
    // Given
    know(Monitors.fraud(1, 0, ""));
    know(Monitors.fraud(2, START + HOUR, OTHER_WINDOWS));
    know(Monitors.fraud(3, START + 2 * HOUR, OTHER_WINDOWS + RULES.replace("5m", "1m")));
    know(Monitors.fraud(4, START + 3 * HOUR, ""));

    // When
    event("7", NONE, START);
    for (int hour = 1; hour < 5; hour++) {
      event("8", NONE, START + hour * HOUR);
    }
    announcer.controlChanged(); // news of another model

    // Then
    assertThat(continued)
        .filteredOn(series -> series.version().equals("7"))
        .extracting(
            series -> series.definition().generation(),
            series -> series.definition().monitor().contains("slow"),
            SeriesDefinition::at)
        .containsExactly(
            tuple(2, false, START + HOUR),
            tuple(2, true, Long.MAX_VALUE),
            tuple(4, false, START + 3 * HOUR));
  }

  @Test
  void tellsASilentSeriesTheRulesThatHoldLater() {
    // Given
    know(Monitors.fraud(1, 0, COMPARED));
    know(Monitors.fraud(2, START + HOUR, COMPARED + RULES));

    // When
    event("7", NONE, START);
    event("8", NONE, START + HOUR);

    // Then
    assertThat(measured)
        .filteredOn(series -> series.version().equals("7"))
        .extracting(series -> series.definition().monitor().contains("slow"))
        .containsExactly(false, true);
    assertThat(compared)
        .filteredOn(series -> series.version().equals("7"))
        .extracting(series -> series.definition().monitor().contains("slow"))
        .containsExactly(false, true);
  }

  @Test
  void announcesAnEarlierStartOfTheSeriesOverAll() {
    // Given
    know(Monitors.fraud(1, 0, ""));
    announcer.reached(START);

    // When
    announcer.reached(START - HOUR);

    // Then
    assertThat(measured).extracting(SeriesDefinition::at).containsExactly(START, START - HOUR);
  }

  @Test
  void announcesSeriesWithFeaturesToTheComparisonToo() {
    // Given
    know(Monitors.fraud(1, 0, ", \"features\": {\"amount\": \"numeric\"}"));

    // When
    event("7", WEB, START);

    // Then
    assertThat(compared)
        .extracting(
            SeriesDefinition::version,
            SeriesDefinition::segment,
            series -> series.definition().reference())
        .containsExactlyInAnyOrder(tuple("*", "*", ""), tuple("7", "*", ""));
  }

  @Test
  void announcesTheCalibrationOfItsProfileToASeriesThatIsMeasuredWithoutChangingItsKey() {
    // Given
    String estimated = ", \"measures\": [\"estimated\"], \"reference\": {\"profile\": \"p\"}";
    know(Monitors.fraud(1, 0, estimated));
    announcer.reached(START);
    DatedRevision watched = book.inForce("fraud", START);
    announcer.counted(watched, "7", NONE, START);
    List<String> before = measured.stream().map(SeriesDefinition::seriesKey).distinct().toList();
    assertThat(measured)
        .extracting(series -> series.definition().calibration())
        .containsOnlyNulls();
    measured.clear();

    // When
    publish("p");
    announcer.counted(watched, "7", NONE, START + 1);

    // Then
    assertThat(measured)
        .extracting(series -> series.definition().calibration())
        .containsOnly(Calibrations.MAP.toBytes());
    assertThat(measured).extracting(series -> series.definition().profile()).containsOnlyNulls();
    assertThat(measured)
        .extracting(SeriesDefinition::seriesKey)
        .containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void keepsTheCalibrationToItselfWhereNobodyAsksForAnEstimate() {
    // Given
    know(Monitors.fraud(1, 0, ", \"reference\": {\"profile\": \"p\"}"));
    publish("p");

    // When
    announcer.counted(book.inForce("fraud", START), "7", NONE, START);

    // Then
    assertThat(measured)
        .extracting(series -> series.definition().calibration())
        .containsOnlyNulls();
  }

  @Test
  void announcesNoCalibrationToTheSeriesOfAllVersionsWhereEachHasItsOwnProfile() {
    // Given
    String estimated =
        ", \"measures\": [\"estimated\"], \"reference\": {\"profile\": \"p-{version}\"}";
    know(Monitors.fraud(1, 0, estimated));
    publish("p-7");

    // When
    announcer.counted(book.inForce("fraud", START), "7", NONE, START);

    // Then
    assertThat(measured)
        .extracting(SeriesDefinition::version, series -> series.definition().calibration() != null)
        .containsExactlyInAnyOrder(tuple("7", true), tuple("*", false));
  }

  @Test
  void endsAProfileWhereTheOneThatReplacesItBegins() {
    // Given
    knowTheOldProfileAndAnEvent();

    // When
    announcer.controlChanged(); // news of another model
    publish(new ProfileEdition(NEW, Instant.ofEpochMilli(START + HOUR)));
    event("7", NONE, START + 1);
    event("7", NONE, START + HOUR);

    // Then: the end of the old one is announced at once, and the new one where it begins
    assertThat(compared)
        .filteredOn(series -> series.version().equals("7"))
        .extracting(SeriesAnnouncerTest::comparison)
        .containsExactly(
            tuple(OLD.id(), 0L, START + HOUR), tuple(NEW.id(), START + HOUR, Long.MAX_VALUE));
    assertThat(compared.stream().map(SeriesDefinition::seriesKey).distinct()).hasSize(4);
  }

  @Test
  void announcesTheSameWhetherTheNextProfileIsKnownBeforeOrAfterwards() {
    // Given
    String monitor = Monitors.fraud(1, 0, COMPARED);
    ProfileEdition next = new ProfileEdition(NEW, Instant.ofEpochMilli(START + HOUR));
    know(monitor);
    publish(new ProfileEdition(OLD, Instant.EPOCH));
    publish(next);
    publish(new ProfileEdition(OLD, Instant.ofEpochMilli(START + 2 * HOUR)));

    // When
    for (long at : new long[] {START, START + HOUR, START + 2 * HOUR}) {
      event("7", NONE, at);
    }

    // Then
    assertThat(compared)
        .filteredOn(series -> series.version().equals("7"))
        .extracting(SeriesAnnouncerTest::comparison)
        .containsExactly(
            tuple(OLD.id(), 0L, START + HOUR),
            tuple(NEW.id(), START + HOUR, START + 2 * HOUR),
            tuple(OLD.id(), START + 2 * HOUR, Long.MAX_VALUE));
    assertThat(compared.stream().map(SeriesDefinition::seriesKey)).doesNotHaveDuplicates();
  }

  @Test
  void endsAProfileThatIsReplacedFromTheBeginningOnWhereEventsHaveCome() {
    // Given
    knowTheOldProfileAndAnEvent();

    // When
    publish(new ProfileEdition(NEW, Instant.EPOCH));

    // Then
    assertThat(compared)
        .filteredOn(series -> series.version().equals("7"))
        .extracting(
            series -> series.definition().reference(), series -> series.definition().until())
        .containsExactly(tuple(OLD.id(), START + 1));
  }
}
