package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeriesAnnouncerTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final String[] WEB = {"channel=web"};
  private static final String[] NONE = {};

  private final ControlBook book = new ControlBook("monitors", Duration.ofDays(1));
  private final List<SeriesDefinition> measured = new ArrayList<>();
  private final List<SeriesDefinition> compared = new ArrayList<>();
  private SeriesAnnouncer announcer;

  @BeforeEach
  void open() {
    announcer = new SeriesAnnouncer(book, measured::add, compared::add);
  }

  private void know(String monitor) {
    assertThat(book.add(Events.onMonitors(0, monitor))).isEmpty();
    announcer.controlChanged();
  }

  private void event(String version, String[] segments, long at) {
    announcer.reached(at);
    announcer.counted(book.inForce("fraud", at), version, segments, null, at);
  }

  @Test
  void tellsTheSeriesOverAllAsSoonAsTimeReachesItsMonitor() {
    // Given
    know(Monitors.fraud(1, START, ""));
    announcer.reached(START - 1);
    assertThat(measured).isEmpty();

    // When
    announcer.reached(START + 5);

    // Then
    assertThat(measured)
        .extracting(SeriesDefinition::version, SeriesDefinition::segment, SeriesDefinition::start)
        .containsExactly(tuple("*", "*", START));
  }

  @Test
  void tellsOneSeriesOfEventsWithoutAVersion() {
    // Given
    know(Monitors.fraud(1, 0, ""));

    // When
    event("", WEB, START);

    // Then
    assertThat(measured)
        .extracting(SeriesDefinition::version, SeriesDefinition::segment)
        .containsExactly(tuple("*", "*"), tuple("*", "channel=web"));
  }

  @Test
  void tellsEverySeriesOfAnEventOnce() {
    // Given
    know(Monitors.fraud(1, 0, ""));

    // When
    event("7", WEB, START);
    event("7", WEB, START + 1);
    event("7", NONE, START + 2);

    // Then
    assertThat(measured)
        .extracting(SeriesDefinition::version, SeriesDefinition::segment)
        .containsExactlyInAnyOrder(
            tuple("*", "*"), tuple("*", "channel=web"), tuple("7", "*"), tuple("7", "channel=web"));
    assertThat(compared).isEmpty();
  }

  @Test
  void tellsAgainASeriesThatComesBackAfterADay() {
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
        .extracting(SeriesDefinition::start)
        .containsOnly(START + 25 * HOUR);
  }

  @Test
  void tellsASteadySeriesEverySixHoursOfEventTime() {
    // Given
    know(Monitors.fraud(1, 0, ""));

    // When
    for (int minute = 0; minute < 48 * 60; minute++) {
      event("7", WEB, START + minute * HOUR / 60);
    }

    // Then
    assertThat(measured)
        .filteredOn(series -> series.version().equals("7") && !series.segment().equals("*"))
        .extracting(series -> (series.heard() - START) / HOUR)
        .containsExactly(0L, 6L, 12L, 18L, 24L, 30L, 36L, 42L);
  }

  @Test
  void tellsAtOnceWhenTheGenerationOfAKnownSeriesEnds() {
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

  @Test
  void tellsAnEarlierStartOfTheSeriesOverAll() {
    // Given
    know(Monitors.fraud(1, 0, ""));
    announcer.reached(START);

    // When
    announcer.reached(START - HOUR);

    // Then
    assertThat(measured).extracting(SeriesDefinition::start).containsExactly(START, START - HOUR);
  }

  @Test
  void tellsSeriesWithFeaturesToTheComparisonToo() {
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
  void tellsTheCalibrationOfItsProfileToASeriesThatIsMeasuredWithoutChangingItsKey() {
    // Given
    PublishedProfile profile = new PublishedProfile("p@1", null, new byte[] {1}, new byte[] {2});
    String estimated = ", \"measures\": [\"estimated\"], \"reference\": {\"profile\": \"p\"}";
    know(Monitors.fraud(1, 0, estimated));
    announcer.reached(START);
    Watched watched = book.inForce("fraud", START);
    announcer.counted(watched, "7", NONE, null, START);
    List<String> before = measured.stream().map(SeriesDefinition::seriesKey).toList();
    assertThat(measured)
        .extracting(series -> series.definition().calibration())
        .containsOnlyNulls();
    measured.clear();

    // When
    announcer.controlChanged();
    announcer.counted(watched, "7", NONE, profile, START + 1);

    // Then
    assertThat(measured)
        .extracting(series -> series.definition().calibration())
        .containsOnly(new byte[] {2});
    assertThat(measured).extracting(series -> series.definition().profile()).containsOnlyNulls();
    assertThat(measured)
        .extracting(SeriesDefinition::seriesKey)
        .containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void keepsTheCalibrationToItselfWhereNobodyAsksForAnEstimate() {
    // Given
    PublishedProfile profile = new PublishedProfile("p@1", null, new byte[] {1}, new byte[] {2});
    know(Monitors.fraud(1, 0, ", \"reference\": {\"profile\": \"p\"}"));

    // When
    announcer.counted(book.inForce("fraud", START), "7", NONE, profile, START);

    // Then
    assertThat(measured)
        .extracting(series -> series.definition().calibration())
        .containsOnlyNulls();
  }

  @Test
  void tellsNoCalibrationToTheSeriesOfAllVersionsWhereEachHasItsOwnProfile() {
    // Given
    PublishedProfile profile = new PublishedProfile("p-7@1", null, new byte[] {1}, new byte[] {2});
    String estimated =
        ", \"measures\": [\"estimated\"], \"reference\": {\"profile\": \"p-{version}\"}";
    know(Monitors.fraud(1, 0, estimated));

    // When
    announcer.counted(book.inForce("fraud", START), "7", NONE, profile, START);

    // Then
    assertThat(measured)
        .extracting(SeriesDefinition::version, series -> series.definition().calibration() != null)
        .containsExactlyInAnyOrder(tuple("7", true), tuple("*", false));
  }
}
