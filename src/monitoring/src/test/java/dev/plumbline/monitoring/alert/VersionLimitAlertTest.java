package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionLimitAlertTest {

  private static final Monitor MONITOR =
      MonitorFile.read(
              "fraud.json",
              """
              {"model": "fraud", "revision": 3, "task": "binary", "positive_class": "fraud",
               "alert_labels": {"team": "risk"}}
              """)
          .orThrow();

  @Test
  void isAboutTheVersionUnderWhichTheRestIsCounted() {
    // When
    Alert fired = VersionLimitAlert.fired(MONITOR, 1_200, 0, 60_000);

    // Then
    assertThat(fired.alertKey()).isEqualTo("fraud/__other__/*/__version_limit__/");
    assertThat(fired.status()).isEqualTo(AlertStatus.FIRING);
    assertThat(fired.threshold()).isEqualTo(1_200);
    assertThat(fired.startedAt()).isEqualTo(60_000);
    assertThat(fired.labels()).isEqualTo(Map.of("team", "risk"));
    assertThat(fired.monitorRevision()).isEqualTo(3);
    assertThat(fired.message())
        .startsWith("fraud: more than 1,200 versions within a day.")
        .contains("__other__", "versions: together", "versions.limit");
    assertThat(SelfAlert.is(fired)).isFalse();
  }

  @Test
  void endsUnderTheSameId() {
    // Given
    Alert fired = VersionLimitAlert.fired(MONITOR, 200, 0, 60_000);

    // When
    Alert over = VersionLimitAlert.over(fired, 90_000_000);

    // Then
    assertThat(over.alertId()).isEqualTo(fired.alertId());
    assertThat(over.sequence()).isEqualTo(1);
    assertThat(over.status()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(over.resolvedAt()).isEqualTo(90_000_000);
    assertThat(over.labels()).isEqualTo(fired.labels());
    assertThat(over.message()).contains("200", "measured for itself again");
  }

  @Test
  void hasANewIdForEachLife() {
    assertThat(VersionLimitAlert.fired(MONITOR, 200, 0, 60_000).alertId())
        .isNotEqualTo(VersionLimitAlert.fired(MONITOR, 200, 0, 120_000).alertId());
  }
}
