package dev.plumbline.job.stage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.testing.Calibrations;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.MonitorFile;
import dev.plumbline.monitoring.profile.Learned;
import dev.plumbline.monitoring.profile.ReferenceQuality;
import dev.plumbline.statistics.CalibrationMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlBookTest {

  private static final Monitor MONITOR =
      MonitorFile.read(
              "test", Monitors.fraud(1, 0, ", \"reference\": {\"profile\": \"calibrated\"}"))
          .orThrow();

  private static byte[] calibrationOf(Learned learned) {
    ControlBook book = new ControlBook("monitors", Duration.ofDays(21));
    for (SourceRecord record : Calibrations.onProfiles("calibrated", "fraud", learned)) {
      assertThat(book.add(record)).isEmpty();
    }
    return book.profileFor(MONITOR, "1").calibration();
  }

  @Test
  void handsOnTheCalibrationThatAProfileLearned() {
    // Given
    Learned learned = new Learned(Optional.empty(), Optional.of(Calibrations.MAP), List.of());

    // When
    byte[] calibration = calibrationOf(learned);

    // Then
    assertThat(CalibrationMap.fromBytes(calibration)).isEqualTo(Calibrations.MAP);
  }

  @Test
  void takesLabelledScoresForWhatTheySayWhereNoMapMadeThemBetter() {
    // Given
    ReferenceQuality scored = new ReferenceQuality("ece", "", 0.01, null, null, 500);
    Learned learned = new Learned(Optional.empty(), Optional.empty(), List.of(scored));

    // When
    byte[] calibration = calibrationOf(learned);

    // Then
    assertThat(CalibrationMap.fromBytes(calibration).isIdentity()).isTrue();
  }

  @Test
  void knowsNoCalibrationOfAProfileWithoutLabels() {
    // When
    byte[] calibration = calibrationOf(Learned.NOTHING);

    // Then
    assertThat(calibration).isNull();
  }
}
