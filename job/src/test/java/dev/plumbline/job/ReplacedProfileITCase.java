package dev.plumbline.job;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.testing.DriftTraffic;
import dev.plumbline.job.testing.PipelineRun;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.profile.ProfileEdition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A profile that is published again under its name takes the place of the one before at one event
 * time, on Flink's mini cluster: no window is judged by both, and a replay tells the same.
 */
@Timeout(240)
class ReplacedProfileITCase {

  /** Two minutes after the traffic began to differ from the first profile. */
  private static final long SWITCH = START + 420_000;

  private static final SourceRecord[] CONTROL =
      DriftTraffic.control(
          List.of(
              new ProfileEdition(DriftTraffic.profile(), Instant.EPOCH),
              new ProfileEdition(DriftTraffic.laterProfile(), Instant.ofEpochMilli(SWITCH))));

  private static PipelineRun undisturbed;

  private static PipelineRun.Input arriving(long seed) {
    PipelineRun.Input traffic = DriftTraffic.arriving(seed);
    return new PipelineRun.Input().control(CONTROL).predictions(traffic.predictions());
  }

  @BeforeAll
  static void runUndisturbed() throws Exception {
    undisturbed = arriving(0).parallelism(1).run();
  }

  @Test
  void comparesEachWindowWithOneProfileAndSwitchesOnce() {
    // Given
    String before = DriftTraffic.profile().id();
    String after = DriftTraffic.laterProfile().id();

    // When
    Map<String, Map<Long, String>> profiles = new HashMap<>();
    for (Measurement measurement : undisturbed.measurements()) {
      if (measurement.metric().equals("psi") && measurement.value() != null) {
        String series =
            measurement.version() + " " + measurement.feature() + " " + window(measurement);
        String known =
            profiles
                .computeIfAbsent(series, unknown -> new HashMap<>())
                .put(measurement.windowEnd(), measurement.profile());
        assertThat(known).as("%s", measurement).isIn(null, measurement.profile());
      }
    }

    // Then
    assertThat(profiles).hasSizeGreaterThan(10);
    profiles.forEach(
        (series, byEnd) ->
            byEnd.forEach(
                (end, profile) ->
                    assertThat(profile)
                        .as("%s at %d", series, end)
                        .isEqualTo(end <= SWITCH ? before : after)));
  }

  private static long window(Measurement measurement) {
    return measurement.windowEnd() - measurement.windowStart();
  }

  @Test
  void endsTheAlertsOfTheProfileThatWasReplaced() {
    // Given
    Map<String, Alert> last = new HashMap<>();

    // When
    undisturbed.alerts().forEach(alert -> last.put(alert.alertId(), alert));

    // Then
    assertThat(undisturbed.rejections()).isEmpty();
    assertThat(last.values())
        .filteredOn(alert -> alert.startedAt() < SWITCH)
        .isNotEmpty()
        .allMatch(alert -> alert.status() == AlertStatus.RESOLVED && alert.windowEnd() <= SWITCH)
        .anyMatch(alert -> alert.message().contains("the monitor or its profile was changed"));
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "2, 2"})
  void reportsTheSameHoweverEventsArriveWithinTheBound(long seed, int parallelism)
      throws Exception {
    // When
    PipelineRun run = arriving(seed).parallelism(parallelism).run();

    // Then
    assertThat(run.latest()).isEqualTo(undisturbed.latest());
    assertThat(run.alerts()).containsExactlyInAnyOrderElementsOf(undisturbed.alerts());
  }
}
