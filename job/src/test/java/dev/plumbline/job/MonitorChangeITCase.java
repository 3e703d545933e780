package dev.plumbline.job;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.PipelineRun;
import dev.plumbline.job.testing.Traffic;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A monitor that changes its rules, then its windows, and is deleted in the end: each change takes
 * effect at its instant of event time, and a replay of the topics finds the same.
 */
@Timeout(120)
class MonitorChangeITCase {

  private static final long RULES_CHANGE = START + 180_000;
  private static final long WINDOWS_CHANGE = START + 360_000;
  private static final long DELETED = START + 480_000;

  private static PipelineRun undisturbed;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    undisturbed = changing(0).parallelism(1).run();
  }

  private static PipelineRun.Input changing(long seed) {
    String rules = Traffic.MONITOR.replace("\"above\": 90", "\"above\": 50");
    String windows = rules.replace("\"size\": \"2m\"", "\"size\": \"1m\"").replace("2m", "1m");
    String deletion = windows.replace("\"task\"", "\"deleted\": true, \"task\"");
    return Traffic.arriving(seed)
        .control(Events.onMonitors(3, revision(rules, 2, RULES_CHANGE)))
        .control(Events.onMonitors(4, revision(windows, 3, WINDOWS_CHANGE)))
        .control(Events.onMonitors(5, revision(deletion, 4, DELETED)));
  }

  private static String revision(String monitor, int revision, long from) {
    return monitor
        .replace("\"revision\": 1", "\"revision\": " + revision)
        .replace("1970-01-01T00:00:00Z", Instant.ofEpochMilli(from).toString());
  }

  @Test
  void judgesEachWindowByTheRevisionInForceAtItsEnd() {
    assertThat(undisturbed.alerts())
        .filteredOn(alert -> alert.model().equals("fraud"))
        .filteredOn(alert -> alert.status() == AlertStatus.FIRING)
        .allSatisfy(
            alert ->
                assertThat(alert.monitorRevision())
                    .as("%s", alert)
                    .isEqualTo(revisionAt(alert.windowEnd())))
        .extracting(Alert::monitorRevision)
        .contains(1, 2, 3);
  }

  private static int revisionAt(long windowEnd) {
    return windowEnd > WINDOWS_CHANGE ? 3 : windowEnd > RULES_CHANGE ? 2 : 1;
  }

  @Test
  void measuresNoWindowAcrossTheChangeOfWindowsNorBeyondTheDeletion() {
    assertThat(undisturbed.measurements())
        .filteredOn(measurement -> measurement.model().equals("fraud"))
        .isNotEmpty()
        .noneMatch(
            measurement ->
                measurement.windowStart() < WINDOWS_CHANGE
                    && measurement.windowEnd() > WINDOWS_CHANGE)
        .noneMatch(measurement -> measurement.windowEnd() > DELETED)
        .anyMatch(measurement -> measurement.windowEnd() == DELETED);
  }

  @Test
  void endsTheAlertsOfAGenerationWithIt() {
    assertThat(undisturbed.alerts())
        .filteredOn(alert -> alert.model().equals("fraud"))
        .filteredOn(alert -> alert.status() == AlertStatus.RESOLVED)
        .filteredOn(alert -> alert.message().contains("the monitor was"))
        .extracting(Alert::resolvedAt)
        .contains(WINDOWS_CHANGE, DELETED)
        .containsOnly(WINDOWS_CHANGE, DELETED);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "3, 4", "4, 4"})
  void reportsTheSameHoweverEventsArrive(long seed, int parallelism) throws Exception {
    // When
    PipelineRun run = changing(seed).parallelism(parallelism).run();

    // Then
    assertThat(run.latest()).containsExactlyEntriesOf(undisturbed.latest());
    assertThat(run.alerts())
        .containsExactlyInAnyOrderElementsOf(undisturbed.alerts())
        .doesNotHaveDuplicates();
  }
}
