package dev.plumbline.job.stage.admit;

import static dev.plumbline.job.stage.admit.AdmissionHarness.DAY;
import static dev.plumbline.job.stage.admit.AdmissionHarness.HOUR;
import static dev.plumbline.job.stage.admit.AdmissionHarness.MINUTE;
import static dev.plumbline.job.stage.admit.AdmissionHarness.counted;
import static dev.plumbline.job.stage.admit.AdmissionHarness.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.VersionNews;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class FollowVersionsTest {

  private static final long PERIOD = LiveVersions.PERIOD;

  private static VersionNews own(String version, long period) {
    return new VersionNews("fraud", version, period, 0);
  }

  private static VersionNews full(long period) {
    return new VersionNews("fraud", "", period, 0);
  }

  private static AdmissionHarness<VersionNews> open() throws Exception {
    return AdmissionHarness.following(null);
  }

  @Test
  void doesWhatWasDecidedWhicheverComesFirst() throws Exception {
    try (AdmissionHarness<VersionNews> newsFirst = open();
        AdmissionHarness<VersionNews> countsFirst = open()) {
      // When
      newsFirst.hear(own("a", 0)).hear(full(0));
      for (AdmissionHarness<VersionNews> flink : List.of(newsFirst, countsFirst)) {
        flink.count(counted("a", 0, 1)).count(counted("b", 0, 2)).count(counted("a", 0, 4));
        flink.count(counted("*", 0, 7));
      }
      countsFirst.hear(own("a", 0)).hear(full(0));
      newsFirst.passes(MINUTE);
      countsFirst.passes(MINUTE);

      // Then
      assertThat(newsFirst.sums()).isEqualTo(Map.of("a@0", 5L, "__other__@0", 2L, "*@0", 7L));
      assertThat(countsFirst.sums()).isEqualTo(newsFirst.sums());
    }
  }

  @Test
  void countsALabelAndItsCorrectionWhereThePredictionWent() throws Exception {
    try (AdmissionHarness<VersionNews> flink = open()) {
      // Given: b had no place in the first six hours, and has one in the next
      flink.hear(own("a", 0)).hear(full(0)).passes(6 * HOUR);
      flink.count(labelled("b", 5 * HOUR, 6 * HOUR, 1));
      flink.hear(own("b", PERIOD)).passes(7 * HOUR);

      // When
      flink.count(labelled("b", 5 * HOUR, 6 * HOUR, -1));
      flink.count(labelled("b", 6 * HOUR, 6 * HOUR, 3));

      // Then
      assertThat(flink.sums()).isEqualTo(Map.of("__other__@360", 0L, "b@360", 3L));
    }
  }

  @Test
  void countsUnderTheirVersionWhatWasPredictedBeforeAnythingWasDecided() throws Exception {
    try (AdmissionHarness<VersionNews> flink = open()) {
      // Given
      flink.passes(6 * HOUR);
      flink.hear(new VersionNews("fraud", "a", PERIOD, PERIOD));
      flink.hear(new VersionNews("fraud", "", PERIOD, PERIOD));

      // When
      flink.count(labelled("b", 5 * HOUR, 6 * HOUR, 1));

      // Then
      assertThat(flink.sums()).isEqualTo(Map.of("b@360", 1L));
    }
  }

  @Test
  void handsOnWhatIsDecidedBeforeEventTimeGoesOnThoughItsOwnPaneIsOpen() throws Exception {
    try (AdmissionHarness<VersionNews> flink = open()) {
      // Given labels that were read before the news about their predictions
      flink.count(labelled("a", 0, HOUR, 1)).count(labelled("b", 0, HOUR, 2));
      flink.count(labelled("c", PERIOD, PERIOD + HOUR, 4));

      // When
      flink.hear(own("a", 0)).hear(full(0)).passes(MINUTE);

      // Then
      assertThat(flink.sums()).isEqualTo(Map.of("a@60", 1L, "__other__@60", 2L));
      flink.hear(own("c", PERIOD)).passes(PERIOD + MINUTE);
      assertThat(flink.sums()).containsEntry("c@420", 4L);
    }
  }

  @Test
  void waitsForTheDecisionAboutLatePredictionsForAnHour() throws Exception {
    try (AdmissionHarness<VersionNews> flink = open()) {
      // Given
      flink.hear(own("a", 0)).passes(3 * HOUR);
      flink.count(counted("late", 0, 1)).count(counted("later", 0, 2));
      flink.passes(3 * HOUR + 2 * MINUTE);
      assertThat(flink.sums()).isEmpty();

      // When
      flink.hear(own("late", 0)).passes(3 * HOUR + 3 * MINUTE);

      // Then
      assertThat(flink.sums()).isEqualTo(Map.of("late@0", 1L));
      flink.passes(4 * HOUR + 2 * MINUTE);
      assertThat(flink.sums()).isEqualTo(Map.of("late@0", 1L, "__other__@0", 2L));
    }
  }

  @Test
  void goesOnFromASnapshot() throws Exception {
    OperatorSubtaskState snapshot;
    try (AdmissionHarness<VersionNews> flink = open()) {
      // Given
      flink.hear(own("a", 0)).count(counted("b", 0, 2));
      snapshot = flink.snapshot();
    }

    // When
    try (AdmissionHarness<VersionNews> flink = AdmissionHarness.following(snapshot)) {
      flink.count(counted("a", 0, 1)).hear(full(0)).count(counted("b", 0, 3)).passes(MINUTE);

      // Then
      assertThat(flink.sums()).isEqualTo(Map.of("a@0", 1L, "__other__@0", 5L));
    }
  }

  @Test
  void freesAllThatItKeepsWhenNothingCameForLong() throws Exception {
    try (AdmissionHarness<VersionNews> flink = open()) {
      // Given
      flink.hear(own("a", 0)).hear(full(0)).count(counted("b", 0, 2));

      // When
      flink.passes(MINUTE).passes(10 * DAY);

      // Then
      assertThat(flink.stateEntries()).isZero();
      assertThat(flink.timers()).isZero();
    }
  }
}
