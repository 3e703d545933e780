package dev.plumbline.monitoring.measurement.drift.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import org.junit.jupiter.api.Test;

class PlausibleRangeTest {

  @Test
  void holdsItsEndsIn64AndIn32Bits() {
    // Given: in 32 bits 0.7 is smaller, and 0.8 is larger
    PlausibleRange range = PlausibleRange.of(new Feature("share", FeatureKind.NUMERIC, 0.7, 0.8));

    // Then
    assertThat(range.holds(0.7)).isTrue();
    assertThat(range.holds(0.7f)).isTrue();
    assertThat(range.holds(0.8)).isTrue();
    assertThat(range.holds(0.8f)).isTrue();
    assertThat(range.holds(Math.nextDown(0.7f))).isFalse();
    assertThat(range.holds(Math.nextUp(0.8f))).isFalse();
    assertThat(range.holds(0.6999999)).isFalse();
  }

  @Test
  void holdsEverythingWhereNothingIsSaid() {
    // Given
    PlausibleRange range = PlausibleRange.of(new Feature("share", FeatureKind.NUMERIC, null, null));

    // Then
    assertThat(range.holds(1e300)).isTrue();
    assertThat(range.holds(-1e300)).isTrue();
  }
}
