package dev.plumbline.job.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.testing.Calibrations;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.control.Refusal;
import dev.plumbline.monitoring.profile.Learned;
import dev.plumbline.monitoring.profile.ReferenceQuality;
import dev.plumbline.schemas.value.Reason;
import dev.plumbline.statistics.quality.CalibrationMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlBookTest {

  private static final String MONITOR =
      Monitors.fraud(
          1, 0, ", \"measures\": [\"estimated\"], \"reference\": {\"profile\": \"calibrated\"}");

  private static byte[] calibrationOf(Learned learned) {
    ControlBook book = new ControlBook("monitors", Duration.ofDays(21));
    assertThat(book.add(Events.onMonitors(0, MONITOR))).isEmpty();
    for (SourceRecord record : Calibrations.onProfiles("calibrated", "fraud", learned)) {
      assertThat(book.add(record)).isEmpty();
    }
    return book.comparisonAt(book.inForce("fraud", 0), "1", 0).calibrations();
  }

  @Test
  void rejectsWhatWasMadeToBreakTheReadingOfMonitors() {
    // Given
    ControlBook book = new ControlBook("monitors", Duration.ofDays(21));
    String start = "{\"model\": \"m\", \"task\": \"multiclass\", ";
    List<byte[]> values = new ArrayList<>();
    for (String rest :
        List.of(
            "\"reference\": {\"profile\": \"" + "a".repeat(5_000) + "\"}}",
            "\"effective_from\": \"+1000000000-12-31T23:59:59Z\"}",
            "\"effective_from\": \"-1000000000-01-01T00:00:00Z\"}",
            "\"labels\": {\"horizon\": \"999999999d\"}}",
            "\"rules\": " + "[".repeat(900_000))) {
      values.add((start + rest).getBytes(StandardCharsets.UTF_8));
    }
    values.add(new byte[8_000_000]);
    values.add(new byte[0]);
    values.add(null);

    // When
    List<Optional<Refusal>> refusals = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      refusals.add(book.add(SourceRecord.of("monitors", 0, i, 0, null, values.get(i))));
    }

    // Then
    int last = values.size() - 1;
    assertThat(refusals).allMatch(Optional::isPresent);
    for (int i = 0; i < last; i++) {
      assertThat(refusals.get(i).get().reason()).isEqualTo(Reason.INVALID_MONITOR);
      assertThat(refusals.get(i).get().message()).hasSizeLessThan(1_000);
    }
    assertThat(refusals.get(0).get().message())
        .startsWith("monitors-0@0:1 reference.profile: \"aaa")
        .endsWith("is too long: at most 2048 characters");
    assertThat(refusals.get(1).get().message()).contains("is not an instant like");
    assertThat(book.timeline("m")).isEmpty();
  }

  @Test
  void ofMonitorsAloneNeitherReadsNorRefusesARecordOfAProfile() {
    // Given
    ControlBook book = ControlBook.ofMonitors("monitors", Duration.ofDays(21));
    assertThat(book.add(Events.onMonitors(0, MONITOR))).isEmpty();
    SourceRecord broken = SourceRecord.of("profiles", 0, 0, 0, null, new byte[] {1, 2, 3});

    // When
    Optional<Refusal> refusal = book.add(broken);
    for (SourceRecord record : Calibrations.onProfiles("calibrated", "fraud", Learned.NOTHING)) {
      book.add(record);
    }

    // Then
    assertThat(refusal).isEmpty();
    assertThat(new ControlBook("monitors", Duration.ofDays(21)).add(broken)).isPresent();
    assertThat(book.comparisonAt(book.inForce("fraud", 0), "1", 0).profile()).isNull();
  }

  @Test
  void ofMonitorsAloneRefusesAMonitorAsOneOfAllDoes() {
    // Given
    SourceRecord broken = Events.onMonitors(0, "{}");

    // When
    Optional<Refusal> refusal = ControlBook.ofMonitors("monitors", Duration.ofDays(21)).add(broken);

    // Then
    assertThat(refusal).isPresent();
    assertThat(refusal).isEqualTo(new ControlBook("monitors", Duration.ofDays(21)).add(broken));
  }

  @Test
  void rejectsARecordThatFailsInAnyOtherWayAndSaysWhereItIs() {
    // Given
    ControlBook book = new ControlBook("monitors", null); // breaks at the comparison with it
    byte[] value = Monitors.fraud(1, 0, "").getBytes(StandardCharsets.UTF_8);

    // When
    Optional<Refusal> refusal = book.add(SourceRecord.of("monitors", 0, 7, 0, null, value));

    // Then
    assertThat(refusal.orElseThrow().reason()).isEqualTo(Reason.INVALID_MONITOR);
    assertThat(refusal.get().message()).startsWith("monitors-0@7 cannot be read: java.lang.Null");
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
