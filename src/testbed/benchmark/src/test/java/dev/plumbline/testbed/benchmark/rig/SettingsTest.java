package dev.plumbline.testbed.benchmark.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.testbed.benchmark.workload.Layout;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void readsAsManyEventsOfOtherTrafficAsCostAboutAsMuch() {
    // Given
    Settings settings = Settings.full();

    // Then
    assertThat(settings.events(Layout.ARRAY, 50)).isEqualTo(1_000_000);
    assertThat(settings.events(Layout.MAP, 50)).isEqualTo(500_000);
    assertThat(settings.events(Layout.ARRAY, 10)).isEqualTo(1_000_000);
    assertThat(settings.events(Layout.ARRAY, 2_000)).isEqualTo(29_850);
  }

  @Test
  void refusesToDropEveryRun() {
    assertThatThrownBy(() -> new Settings(10_000, 3, 3, 1, false, Set.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 repetitions of which 3 are dropped");
  }
}
