package dev.plumbline.monitoring.measurement.drift.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRowsTest {

  private static List<Feature> features(int columns) {
    return IntStream.range(0, columns)
        .mapToObj(
            column ->
                new Feature(
                    "column-" + column,
                    column % 3 == 1 ? FeatureKind.CATEGORICAL : FeatureKind.NUMERIC,
                    null,
                    null))
        .toList();
  }

  /** Every value tells the column and the event that it belongs to; some are not usable. */
  private static Prediction event(int columns, int number, boolean[] usable) {
    double[] numbers = new double[columns];
    String[] texts = new String[columns];
    byte[] states = new byte[columns];
    for (int column = 0; column < columns; column++) {
      numbers[column] = number + column / 10_000.0;
      texts[column] = column + "/" + number;
      states[column] = usable[column] ? FeatureState.PRESENT : FeatureState.MISSING;
    }
    return new Prediction(
        "m", "1", 1, 0, 0, Double.NaN, new String[0], numbers, texts, states, null);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 50, 300})
  void showsEveryUsableValueInItsColumnAndNoOther(int columns) {
    // Given: filled twice, since the room is used again
    List<Feature> features = features(columns);
    EventRows rows = new EventRows(features);
    EventColumns events = new EventColumns();
    Random random = new Random(columns);
    for (int time = 0; time < 2; time++) {
      boolean[][] usable = new boolean[rows.most()][columns];
      for (boolean[] event : usable) {
        for (int column = 0; column < columns; column++) {
          event[column] = random.nextInt(10) > 0;
        }
      }

      // When
      for (int row = 0; row < rows.most(); row++) {
        rows.add(event(columns, row, usable[row]));
      }
      events.show(rows);

      // Then
      assertThat(rows.isFull()).isTrue();
      for (int row = 0; row < rows.most(); row++) {
        for (int column = 0; column < columns; column++) {
          if (features.get(column).kind() == FeatureKind.NUMERIC) {
            Double expected = usable[row][column] ? row + column / 10_000.0 : Double.NaN;
            assertThat(rows.number(column, row)).isEqualTo(expected);
            assertThat(events.numbers()[events.begin(column) + row]).isEqualTo(expected);
          } else {
            String expected = usable[row][column] ? column + "/" + row : null;
            assertThat(events.text(column, row)).isEqualTo(expected);
          }
        }
      }
      rows.clear();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 128", "32, 128", "50, 81", "256, 16", "2000, 16"})
  void keepsAsManyEventsAsStayInTheCache(int columns, int events) {
    assertThat(new EventRows(features(columns)).most()).isEqualTo(events);
  }
}
