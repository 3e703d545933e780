package dev.plumbline.job.window.roll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.Admission;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts that come before the definition of their series, in windows of six hours. */
class EarlyWindowCountsTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long PANE = 6 * HOUR;
  private static final long DAY_ONE = 20_000 * 24 * HOUR;
  private static final GenerationDefinition DEFINITION =
      Monitors.definition(Monitors.withWindows("{\"size\": \"6h\", \"every\": \"6h\"}"));

  private WindowsHarness windows;

  @BeforeEach
  void open() throws Exception {
    windows = WindowsHarness.open(new HashMapStateBackend());
  }

  @AfterEach
  void close() {
    windows.close();
  }

  /** An event of a version, so many hours after the start. */
  private static SeriesDefinition seen(String version, long hour) {
    return SeriesDefinition.seen("fraud", version, "*", DEFINITION, DAY_ONE + hour * HOUR);
  }

  /** Counts of the pane that begins so many hours after the start. */
  private void count(String version, long hour, long count) throws Exception {
    long pane = DAY_ONE + hour * HOUR;
    Admission admission =
        version.equals("*") ? Admission.ofAllVersions(pane, PANE) : Admission.inPane(pane, PANE);
    windows.counted(seen(version, hour), pane, pane, count, admission);
  }

  private void passes(long hour) throws Exception {
    windows.passes(DAY_ONE + hour * HOUR);
  }

  private static String window(long endHour) {
    return PANE + "@" + (DAY_ONE + endHour * HOUR);
  }

  @Test
  void waitForADefinitionThatIsHeldUntilTheirPaneEnds() throws Exception {
    // Given
    count("1", 0, 3);

    // When
    passes(2);
    passes(5);
    windows.define(seen("1", 1));
    passes(6);

    // Then
    assertThat(windows.values()).isEqualTo(Map.of(window(6), 3.0));
  }

  @Test
  void areTheSameBehindTheirDefinition() throws Exception {
    // Given
    windows.define(seen("1", 1));

    // When
    count("1", 0, 3);
    passes(6);

    // Then
    assertThat(windows.values()).isEqualTo(Map.of(window(6), 3.0));
  }

  @Test
  void waitForTheFirstEventOfASegmentOfAllVersionsLateInItsPane() throws Exception {
    // Given
    count("*", 0, 3);

    // When
    passes(5);
    windows.define(seen("*", 5));
    passes(6);

    // Then
    assertThat(windows.values()).isEqualTo(Map.of(window(6), 3.0));
  }

  @Test
  void waitForADefinitionThatIsHeldUntilThePaneEndsInWhichItCame() throws Exception {
    // Given an event that is late: event time has passed its pane
    passes(7);
    count("1", 0, 3);

    // When
    passes(11);
    windows.define(seen("1", 1));
    passes(12);

    // Then
    assertThat(windows.values()).containsEntry(window(6), 3.0);
  }

  @Test
  void waitEachForItselfWhateverCameBefore() throws Exception {
    // Given labels of a life that is over, for which nobody asks
    count("1", 0, 9);
    passes(12);
    count("1", 12, 3);

    // When
    passes(14);
    windows.define(seen("1", 13));
    passes(18);

    // Then
    assertThat(windows.values()).isEqualTo(Map.of(window(18), 3.0));
  }

  @Test
  void areNotTakenByATimerThatAnEarlierLifeLeft() throws Exception {
    // Given a series that has ended, and left a timer of a pane ahead
    windows.define(seen("1", 1));
    count("1", 0, 3);
    passes(6);
    passes(96);
    int left = windows.reports().size();
    count("1", 96, 5);

    // When
    passes(101);
    windows.define(seen("1", 97));
    passes(102);

    // Then
    assertThat(windows.values()).containsEntry(window(102), 5.0);
    assertThat(windows.reports()).hasSize(left + 1);
  }

  @Test
  void areForgottenAPaneAndAnHourAfterTheirOwn() throws Exception {
    // Given
    count("1", 0, 3);

    // When
    passes(13);
    int before = windows.stateEntries();
    windows.passesTo(DAY_ONE + 13 * HOUR);

    // Then
    assertThat(before).isOne();
    assertThat(windows.stateEntries()).isZero();
    assertThat(windows.timers()).isZero();
  }
}
