package dev.plumbline.job.stage.admit;

import static dev.plumbline.job.stage.admit.AdmissionHarness.DAY;
import static dev.plumbline.job.stage.admit.AdmissionHarness.HOUR;
import static dev.plumbline.job.stage.admit.AdmissionHarness.MINUTE;
import static dev.plumbline.job.stage.admit.AdmissionHarness.MONITOR;
import static dev.plumbline.job.stage.admit.AdmissionHarness.continued;
import static dev.plumbline.job.stage.admit.AdmissionHarness.counted;
import static dev.plumbline.job.stage.admit.AdmissionHarness.redefined;
import static dev.plumbline.job.stage.admit.AdmissionHarness.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.VersionNews;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a limit of two versions. */
class AdmitVersionsTest {

  private static AdmissionHarness<AnnouncedSeries> open() throws Exception {
    return AdmissionHarness.deciding(null);
  }

  @Test
  void handsANewVersionOnWhenItsPaneEndsAndALiveOneAtOnce() throws Exception {
    try (AdmissionHarness<AnnouncedSeries> flink = open()) {
      // Given
      flink.hear(seen("1", 0)).count(counted("1", 0, 3)).count(counted("1", 0, 4));
      assertThat(flink.sums()).isEmpty();

      // When
      flink.passes(MINUTE);
      flink.count(counted("1", MINUTE, 5));

      // Then
      assertThat(flink.sums()).isEqualTo(Map.of("1@0", 7L, "1@1", 5L));
      assertThat(flink.measured()).containsExactly(seen("1", 0).series());
    }
  }

  @Test
  void handsOnWhatIsOfAllVersionsOrOfNoneAtOnce() throws Exception {
    try (AdmissionHarness<AnnouncedSeries> flink = open()) {
      // When
      flink.hear(seen("*", 0)).count(counted("*", 0, 3)).hear(seen("", 0)).count(counted("", 0, 4));

      // Then
      assertThat(flink.sums()).isEqualTo(Map.of("*@0", 3L, "@0", 4L));
      assertThat(flink.measured()).hasSize(2);
      assertThat(flink.stateEntries()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void decidesTheSameInWhateverOrderItHears(long seed) throws Exception {
    // Given: pane 0 has two versions, pane 1 two more, of which none has a place
    List<Object> first =
        new ArrayList<>(
            List.of(seen("a", 0), seen("b", 0), counted("b", 0, 1), counted("a", 0, 9)));
    List<Object> second = new ArrayList<>();
    for (String version : List.of("a", "b", "c", "d")) {
      second.add(seen(version, MINUTE));
      second.add(counted(version, MINUTE, 2));
      second.add(counted(version, MINUTE, 3));
    }
    Random random = new Random(seed);
    boolean isReadAhead = seed % 2 == 0;
    try (AdmissionHarness<AnnouncedSeries> flink = open()) {
      // When
      if (isReadAhead) {
        first.addAll(second);
      }
      Collections.shuffle(first, random);
      take(flink, first);
      flink.passes(MINUTE);
      if (!isReadAhead) {
        Collections.shuffle(second, random);
        take(flink, second);
      }
      flink.passes(2 * MINUTE);

      // Then
      assertThat(flink.sums())
          .isEqualTo(
              new TreeMap<>(
                  Map.of("a@0", 9L, "b@0", 1L, "a@1", 5L, "b@1", 5L, "__other__@1", 10L)));
      assertThat(new TreeSet<>(flink.measured().stream().map(SeriesDefinition::version).toList()))
          .containsExactly("__other__", "a", "b");
      assertThat(flink.measured())
          .filteredOn(series -> series.version().equals("__other__"))
          .containsExactly(seen("__other__", MINUTE).series()); // once for both
      assertThat(flink.alerts()).hasSize(1);
      assertThat(flink.alerts().get(0).windowEnd()).isEqualTo(2 * MINUTE);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void letsASeriesGoOnForLabelsAsItsLastEventWasAdmitted(boolean isHeardBeforeItIsDecided)
      throws Exception {
    try (AdmissionHarness<AnnouncedSeries> flink = open()) {
      // Given: of four versions two are admitted; of all of them labels may come in a later
      // generation
      flink.hear(seen("a", 0)).hear(seen("b", 0)).hear(seen("c", 0)).hear(seen("d", 0));
      flink.count(counted("a", 0, 9)).count(counted("b", 0, 8));
      flink.count(counted("c", 0, 1)).count(counted("d", 0, 1));
      if (!isHeardBeforeItIsDecided) {
        flink.passes(MINUTE);
      }

      // When
      for (String version : List.of("d", "c", "b", "a")) {
        flink.hear(continued(version, 0, HOUR));
      }
      flink.hear(continued("*", 0, HOUR));
      flink.passes(2 * MINUTE);

      // Then
      assertThat(flink.continued())
          .containsExactlyInAnyOrder(
              continued("a", 0, HOUR).series(),
              continued("b", 0, HOUR).series(),
              continued("__other__", 0, HOUR).series(), // once for both
              continued("*", 0, HOUR).series());
      assertThat(flink.measured()).hasSize(3);
    }
  }

  @Test
  void asksForTheDecisionAboutTheEventAndTakesNoPlaceItself() throws Exception {
    try (AdmissionHarness<AnnouncedSeries> flink = open()) {
      // Given: an event in a later pane than the one that ends next
      flink.hear(seen("a", 5 * MINUTE)).hear(continued("a", 4 * MINUTE, HOUR));
      flink.passes(5 * MINUTE);
      assertThat(flink.continued()).isEmpty();

      // When
      flink.passes(7 * MINUTE);

      // Then
      assertThat(flink.continued()).containsExactly(continued("a", 0, HOUR).series());
      assertThat(flink.news()).extracting(VersionNews::version).containsOnly("a");
    }
  }

  private static void take(AdmissionHarness<AnnouncedSeries> flink, List<Object> all)
      throws Exception {
    for (Object each : all) {
      if (each instanceof AnnouncedSeries series) {
        flink.hear(series);
      } else {
        flink.count((PaneCounts) each);
      }
    }
  }

  @Test
  void keepsNothingOfVersionsThatHaveNoPlace() throws Exception {
    try (AdmissionHarness<AnnouncedSeries> flink = open()) {
      // Given
      for (String version : List.of("a", "b")) {
        flink.hear(seen(version, 0)).count(counted(version, 0, 1));
      }
      flink.passes(MINUTE);
      flink.hear(seen("x", MINUTE)).count(counted("x", MINUTE, 1));
      int before = flink.stateEntries();
      int timers = flink.timers();

      // When
      for (int i = 0; i < 1_000; i++) {
        flink.hear(seen("x" + i, MINUTE)).count(counted("x" + i, MINUTE, 1));
      }

      // Then
      assertThat(flink.stateEntries()).isEqualTo(before);
      assertThat(flink.timers()).isEqualTo(timers);
      assertThat(flink.sums()).containsEntry("__other__@1", 1_001L);
    }
  }

  @Test
  void decidesAboutALateVersionAtTheNextEndOfAPane() throws Exception {
    try (AdmissionHarness<AnnouncedSeries> flink = open()) {
      // Given
      flink.hear(seen("a", 0)).count(counted("a", 0, 1)).passes(5 * MINUTE);

      // When
      flink.hear(seen("late", 0)).count(counted("late", 0, 1));

      // Then
      assertThat(flink.sums()).doesNotContainKey("late@0");
      flink.passes(6 * MINUTE);
      assertThat(flink.sums()).containsEntry("late@0", 1L);
    }
  }

  @Test
  void goesOnFromASnapshotInTheMiddleOfAPane() throws Exception {
    OperatorSubtaskState snapshot;
    try (AdmissionHarness<AnnouncedSeries> flink = open()) {
      // Given
      flink.hear(seen("a", 0)).hear(seen("b", 0)).hear(seen("c", 0));
      flink.count(counted("a", 0, 1)).count(counted("b", 0, 2)).count(counted("c", 0, 2));
      snapshot = flink.snapshot();
    }

    // When
    try (AdmissionHarness<AnnouncedSeries> flink = AdmissionHarness.deciding(snapshot)) {
      flink.count(counted("a", 0, 5)).passes(MINUTE).count(counted("c", MINUTE, 7));

      // Then
      assertThat(flink.sums())
          .isEqualTo(Map.of("a@0", 6L, "b@0", 2L, "__other__@0", 2L, "__other__@1", 7L));
      assertThat(flink.alerts()).hasSize(1);
    }
  }

  @Test
  void announcesAVersionThatWaitedWhatBecameOfItsMonitorMeanwhile() throws Exception {
    try (AdmissionHarness<AnnouncedSeries> flink = open()) {
      // Given
      AnnouncedSeries ended =
          redefined("1", Monitors.ending(Monitors.definition(MONITOR), 9, true));
      flink.hear(seen("1", 0));

      // When
      flink.hear(ended).passes(MINUTE);

      // Then: what is announced of an unknown series says nothing
      assertThat(flink.measured())
          .filteredOn(series -> series.version().equals("1"))
          .containsExactly(ended.series(), seen("1", 0).series(), ended.series());
    }
  }

  @Test
  void endsItsAlertWhenNoVersionWasOverTheLimitForADay() throws Exception {
    try (AdmissionHarness<AnnouncedSeries> flink = open()) {
      // Given
      for (String version : List.of("a", "b", "c")) {
        flink.hear(seen(version, 0)).count(counted(version, 0, 1));
      }
      flink.passes(MINUTE).count(counted("d", 7 * HOUR, 1)).passes(8 * HOUR);

      // When
      flink.passes(6 * HOUR + DAY + 6 * HOUR - 1);
      assertThat(flink.alerts()).hasSize(1);
      flink.passes(6 * HOUR + DAY + 6 * HOUR);

      // Then
      assertThat(flink.alerts())
          .extracting("status")
          .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
      assertThat(flink.alerts()).extracting("sequence").containsExactly(0, 1);
      assertThat(flink.alerts())
          .extracting("alertId")
          .containsOnly(flink.alerts().get(0).alertId());
    }
  }

  @Test
  void freesAllThatItKeepsWhenNothingCameForLong() throws Exception {
    try (AdmissionHarness<AnnouncedSeries> flink = open()) {
      // Given
      for (String version : List.of("a", "b", "c")) {
        flink.hear(seen(version, 0)).count(counted(version, 0, 1));
      }

      // When
      flink.passes(MINUTE).passes(10 * DAY);

      // Then
      assertThat(flink.stateEntries()).isZero();
      assertThat(flink.timers()).isZero();
    }
  }
}
