package dev.plumbline.testbed.elec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

  /** With one binary input the likelihood is greatest at the shares themselves. */
  @Test
  void findsTheSharesOfTwoGroups() {
    // Given
    List<HalfHour> rows = new ArrayList<>();
    addGroup(rows, 0, 30, 100);
    addGroup(rows, 1, 80, 100);

    // When
    LogisticRegression model = LogisticRegression.fit(rows);

    // Then
    assertThat(model.probabilityOfUp(row(0, true))).isCloseTo(0.3, within(1e-4));
    assertThat(model.probabilityOfUp(row(1, true))).isCloseTo(0.8, within(1e-4));
  }

  @Test
  void findsTheWeightsThatMadeTheData() {
    // Given
    Random random = new Random(11);
    List<HalfHour> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double price = random.nextDouble();
      boolean up = random.nextDouble() < 1 / (1 + Math.exp(-(4 * price - 1)));
      rows.add(row(price, up));
    }

    // When
    LogisticRegression model = LogisticRegression.fit(rows);

    // Then
    double score = logit(model.probabilityOfUp(row(0, true)));
    assertThat(score).isCloseTo(-1, within(0.1));
    assertThat(logit(model.probabilityOfUp(row(1, true))) - score).isCloseTo(4, within(0.2));
  }

  private static void addGroup(List<HalfHour> rows, double price, int up, int size) {
    for (int i = 0; i < size; i++) {
      rows.add(row(price, i < up));
    }
  }

  private static HalfHour row(double price, boolean up) {
    return new HalfHour(Instant.EPOCH, new double[] {0, price, 0, 0, 0, 0}, up);
  }

  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }
}
