package dev.plumbline.testbed.benchmark.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunStatisticsTest {

  @Test
  void takesTheMiddleOfAnOddNumberAndTheMeanOfTheMiddleOfAnEvenOne() {
    assertThat(RunStatistics.of(List.of(5.0, 1.0, 3.0))).isEqualTo(new RunStatistics(1, 3, 5));
    assertThat(RunStatistics.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new RunStatistics(1, 3, 9));
    assertThat(RunStatistics.of(List.of(7.0))).isEqualTo(new RunStatistics(7, 7, 7));
  }

  @Test
  void variesByTheDistanceOfItsEndsAsAShareOfTheMiddle() {
    assertThat(new RunStatistics(90, 100, 110).variation()).isEqualTo(0.2);
    assertThat(new RunStatistics(100, 100, 100).variation()).isZero();
  }

  @Test
  void refusesNoRunAtAll() {
    assertThatThrownBy(() -> RunStatistics.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no run");
  }
}
