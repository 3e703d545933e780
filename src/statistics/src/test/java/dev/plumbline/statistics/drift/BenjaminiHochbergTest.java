package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

  @Test
  void givesTheWorkedNumbersOfItsDocumentationInTheOrderGiven() {
    // When
    double[] qValues = BenjaminiHochberg.qValues(new double[] {0.8, 0.02, 0.01, 0.03});

    // Then
    assertThat(qValues).containsExactly(new double[] {0.8, 0.04, 0.04, 0.04}, ROUNDING);
  }

  /** Benjamini and Hochberg (1995), section 3.2: of these 15, four are significant at 0.05. */
  @Test
  void findsWhatThePaperFinds() {
    // Given
    double[] pValues = {
      .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
      .7590, 1
    };

    // When
    double[] qValues = BenjaminiHochberg.qValues(pValues);

    // Then
    assertThat(qValues).isSorted();
    assertThat(qValues[3]).isLessThanOrEqualTo(0.05);
    assertThat(qValues[4]).isGreaterThan(0.05);
  }

  @Test
  void agreesWithItsDefinition() {
    // Given
    double[] pValues = new Random(1).doubles(200).map(p -> p * p).toArray();

    // When
    double[] qValues = BenjaminiHochberg.qValues(pValues);

    // Then: q is the least p(j)·m/rank(j) over the p(j) at or above p
    for (int index = 0; index < pValues.length; index++) {
      double least = 1;
      for (double other : pValues) {
        long rank = Arrays.stream(pValues).filter(p -> p <= other).count();
        if (other >= pValues[index]) {
          least = Math.min(least, other * pValues.length / rank);
        }
      }
      assertThat(qValues[index]).isCloseTo(least, ROUNDING);
    }
  }

  @Test
  void leavesAbsentTestsOutOfTheCount() {
    // When
    double[] qValues = BenjaminiHochberg.qValues(new double[] {Double.NaN, 0.02, Double.NaN, 0.04});

    // Then
    assertThat(qValues[0]).isNaN();
    assertThat(qValues[1]).isCloseTo(0.04, ROUNDING);
    assertThat(qValues[2]).isNaN();
    assertThat(qValues[3]).isCloseTo(0.04, ROUNDING);
  }

  @Test
  void leavesASingleTestAsItIsAndNoneAsNone() {
    assertThat(BenjaminiHochberg.qValues(new double[] {0.3})).containsExactly(0.3);
    assertThat(BenjaminiHochberg.qValues(new double[0])).isEmpty();
    assertThat(BenjaminiHochberg.qValues(new double[] {Double.NaN})).containsExactly(Double.NaN);
  }

  @Test
  void refusesWhatIsNotAProbability() {
    assertThatThrownBy(() -> BenjaminiHochberg.qValues(new double[] {0.5, 1.5}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("p-values must be between 0 and 1, but value 1 is 1.5");
  }
}
