package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {

  @Test
  void countsAnEventInTheSeriesOfItsVersionAndOfAll() {
    assertThat(Versions.BOTH.seriesOf("3")).containsExactly("3", "*");
    assertThat(Versions.EACH.seriesOf("3")).containsExactly("3");
    assertThat(Versions.TOGETHER.seriesOf("3")).containsExactly("*");
  }

  @Test
  void countsAnEventWithoutAVersionInOneSeries() {
    assertThat(Versions.BOTH.seriesOf("")).containsExactly("*");
    assertThat(Versions.EACH.seriesOf("")).containsExactly("");
    assertThat(Versions.TOGETHER.seriesOf("")).containsExactly("*");
  }
}
