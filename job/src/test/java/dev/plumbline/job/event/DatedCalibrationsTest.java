package dev.plumbline.job.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.Calibrations;
import dev.plumbline.monitoring.control.DatedCalibrations;
import dev.plumbline.statistics.quality.CalibrationMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatedCalibrationsTest {

  private static final byte[] IDENTITY = CalibrationMap.identity().toBytes();
  private static final byte[] LEARNED = Calibrations.MAP.toBytes();

  @Test
  void findsTheMapThatTookEffectBeforeTheEndOfTheWindow() {
    // When
    byte[] bytes =
        DatedCalibrations.toBytes(Map.of(0L, IDENTITY, 100L, LEARNED, 200L, new byte[0]));

    // Then: an edition that begins where a window ends has no event in it
    assertThat(DatedCalibrations.at(bytes, 100).orElseThrow().isIdentity()).isTrue();
    assertThat(DatedCalibrations.at(bytes, 101)).contains(Calibrations.MAP);
    assertThat(DatedCalibrations.at(bytes, 201)).isEmpty();
  }

  @Test
  void isTheMapAloneWhereOneHoldsFromTheBeginning() {
    // Then: as definitions in older savepoints
    assertThat(DatedCalibrations.toBytes(Map.of(0L, LEARNED))).isEqualTo(LEARNED);
    assertThat(DatedCalibrations.at(LEARNED, 5)).contains(Calibrations.MAP);
  }

  @Test
  void isNothingWhereNoEditionHasAMap() {
    // Then
    assertThat(DatedCalibrations.toBytes(Map.of())).isNull();
    assertThat(DatedCalibrations.toBytes(Map.of(0L, new byte[0], 9L, new byte[0]))).isNull();
    assertThat(DatedCalibrations.at(null, 5)).isEmpty();
    assertThat(DatedCalibrations.at(DatedCalibrations.toBytes(Map.of(7L, LEARNED)), 7)).isEmpty();
  }
}
