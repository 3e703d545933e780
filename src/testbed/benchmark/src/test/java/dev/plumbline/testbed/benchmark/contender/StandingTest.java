package dev.plumbline.testbed.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final int READINGS = 10_000;

  private static ContenderReading reading(int number, double value) {
    return new ContenderReading(
        "model", "feature_" + number % 50, ContenderReading.PSI, number / 50, value);
  }

  private static String hash(List<ContenderReading> readings) {
    Standing standing = new Standing();
    readings.forEach(standing::add);
    return standing.hash();
  }

  private static List<ContenderReading> readings() {
    List<ContenderReading> readings = new ArrayList<>();
    for (int number = 0; number < READINGS; number++) {
      readings.add(reading(number, number * 0.1));
    }
    return readings;
  }

  @Test
  void isTheSameInAnyOrder() {
    // Given
    List<ContenderReading> shuffled = readings();

    // When
    Collections.shuffle(shuffled, new Random(5));

    // Then
    assertThat(hash(shuffled)).isEqualTo(hash(readings()));
  }

  @Test
  void isOfTheLastReadingHoweverOftenItWasRevised() {
    // Given
    List<ContenderReading> revised = new ArrayList<>(List.of(reading(17, 3), reading(17, 4)));

    // When
    revised.addAll(readings());

    // Then
    assertThat(hash(revised)).isEqualTo(hash(readings()));
  }

  @Test
  void differsWhenOneReadingSaysSomethingElse() {
    // Given
    List<ContenderReading> almost = readings();

    // When
    almost.set(17, reading(17, Math.nextUp(17 * 0.1)));

    // Then
    assertThat(hash(almost)).isNotEqualTo(hash(readings()));
  }

  @Test
  void differsWhenTwoReadingsSayEachOthersNumbers() {
    // Given
    List<ContenderReading> swapped = readings();

    // When
    swapped.set(17, reading(17, 18 * 0.1));
    swapped.set(18, reading(18, 17 * 0.1));

    // Then
    assertThat(hash(swapped)).isNotEqualTo(hash(readings()));
  }

  @Test
  void differsWhenOneReadingIsMissing() {
    assertThat(hash(readings().subList(1, READINGS))).isNotEqualTo(hash(readings()));
  }
}
