package dev.plumbline.monitoring.measurement.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.measurement.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnReadingsTest {

  private static ColumnReadings of(Double... pValues) {
    ColumnReadings readings = new ColumnReadings(pValues.length + 1);
    for (int column = 0; column < pValues.length; column++) {
      readings.put(
          column,
          pValues[column] == null
              ? Reading.undefined("no values", 0)
              : Reading.of(1, 10).against(10L, pValues[column]));
    }
    readings.adjust();
    return readings;
  }

  private static List<Double> qValues(ColumnReadings readings, int columns) {
    return Arrays.asList(
        IntStream.range(0, columns)
            .mapToObj(column -> readings.of(column).orElseThrow().qValue())
            .toArray(Double[]::new));
  }

  // Of p = 0.01, 0.02, 0.03, 0.8 the q-values are 0.04, 0.04, 0.04, 0.8 (m p / rank, from above).
  @Test
  void correctsForTheNumberOfColumnsThatCouldBeTested() {
    // Given

    // When
    ColumnReadings readings = of(0.02, 0.8, null, 0.01, 0.03);

    // Then
    List<Double> q = qValues(readings, 5);
    assertThat(q.get(0)).isEqualTo(0.04, within(1e-12));
    assertThat(q.get(1)).isEqualTo(0.8, within(1e-12));
    assertThat(q.get(2)).isNull();
    assertThat(q.get(3)).isEqualTo(0.04, within(1e-12));
    assertThat(q.get(4)).isEqualTo(0.04, within(1e-12));
    assertThat(readings.of(5)).isEmpty();
  }

  // 0.02 · 3 / 2, then 0.02 · 2 / 2 and 0.02 · 2 / 1.
  @Test
  void leavesPValuesAsTheyAreWhenAColumnLosesItsTest() {
    // Given
    ColumnReadings all = of(0.001, 0.02, 0.5);

    // When
    ColumnReadings withoutLast = of(0.001, 0.02, null);
    ColumnReadings withoutFirst = of(null, 0.02, 0.5);

    // Then
    assertThat(qValues(all, 3).get(1)).isEqualTo(0.03, within(1e-12));
    assertThat(qValues(withoutLast, 3).get(1)).isEqualTo(0.02, within(1e-12));
    assertThat(qValues(withoutFirst, 3).get(1)).isEqualTo(0.04, within(1e-12));
    assertThat(withoutFirst.of(1).orElseThrow().pValue())
        .isEqualTo(all.of(1).orElseThrow().pValue());
  }

  @Test
  void sharesOutTheSignificantAmongTheDefined() {
    // Given
    ColumnReadings readings = of(1e-6, null, 0.5, 1e-7);

    // When
    double ofFirstThree = readings.shareBelow(0.01, 3).orElseThrow();

    // Then
    assertThat(ofFirstThree).isEqualTo(0.5);
    assertThat(readings.shareBelow(0.01, 4).orElseThrow()).isEqualTo(2 / 3.0);
    assertThat(of(null, null).shareBelow(0.01, 2)).isEmpty();
  }
}
