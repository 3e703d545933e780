package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.histogram.Bounded;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TailAreaTest {

  /** The area between p·exp(−x/a) and q·exp(−x/b) by the midpoints of many small steps. */
  private static double bruteForce(double p, double a, double q, double b) {
    double end = 40 * Math.max(a, b);
    int steps = 400_000;
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      double x = (step + 0.5) * end / steps;
      sum += Math.abs(p * Math.exp(-x / a) - q * Math.exp(-x / b));
    }
    return sum * end / steps;
  }

  @Test
  void isThatOfExponentialTails() {
    // Given
    Random random = new Random(20);
    for (int time = 0; time < 60; time++) {
      double p = random.nextDouble();
      double q = random.nextDouble();
      double a = 0.2 + random.nextDouble();
      double b = random.nextInt(5) == 0 ? a : 0.2 + random.nextDouble();

      // When
      Bounded area = TailArea.between(p, p * a, q, q * b);

      // Then
      assertThat(area.value()).isCloseTo(bruteForce(p, a, q, b), Offset.offset(1e-6));
    }
  }

  @Test
  void reachesFromTheDifferenceOfTheMeansToTheirSum() {
    // Given: a single value far out beside a shift, as the example of the class
    Bounded area = TailArea.between(0.005, 0.066, 0.155, 0.024);

    // When / Then
    assertThat(area.value()).isCloseTo(0.083, Offset.offset(0.001));
    assertThat(area.value() - area.errorBound()).isLessThanOrEqualTo(0.042 + 1e-12);
    assertThat(area.value() + area.errorBound()).isGreaterThanOrEqualTo(0.09 - 1e-12);
  }

  @Test
  void isExactWhereOneSideHasNothing() {
    assertThat(TailArea.between(0.1, 3, 0, 0)).isEqualTo(new Bounded(3, 0));
    assertThat(TailArea.between(0.1, 0, 0.2, 5)).isEqualTo(new Bounded(5, 0));
    assertThat(TailArea.between(0, 0, 0, 0)).isEqualTo(new Bounded(0, 0));
    assertThat(TailArea.between(0.01, 0.5, 0.01, 0.5).value()).isZero();
  }
}
