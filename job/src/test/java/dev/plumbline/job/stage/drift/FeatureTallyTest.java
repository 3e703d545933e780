package dev.plumbline.job.stage.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.measurement.drift.feature.EventColumns;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureCells;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureTally;
import dev.plumbline.monitoring.profile.Profile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FeatureTallyTest {

  private final DriftCase drift =
      new DriftCase(
          """
          "features": {"amount": "numeric", "age": {"type": "numeric", "range": [18, 99]},
                       "country": "categorical", "constant": "numeric", "new": "numeric",
                       "zeros": "numeric", "newer": "categorical"},
          "measures": ["multivariate"]
          """);

  /** As the reference had them. */
  private static Map<String, Object> row(Random random) {
    Map<String, Object> row = new HashMap<>();
    double common = random.nextGaussian();
    row.put("amount", Math.exp(common));
    row.put("age", (double) (18 + random.nextInt(70)));
    row.put("country", "country-" + random.nextInt(30));
    row.put("constant", 7.25);
    row.put("zeros", random.nextInt(3) > 0 ? 0 : common + 0.1 * random.nextGaussian());
    return row;
  }

  /** As events may be: values that the reference did not have, and none at all. */
  private static Map<String, Object> event(Random random, boolean tame) {
    Map<String, Object> row = row(random);
    row.put("new", random.nextGaussian());
    row.put("newer", "category-" + random.nextInt(5));
    for (String name : row.keySet()) {
      if (tame) {
        continue;
      }
      switch (random.nextInt(12)) {
        case 0 -> row.put(name, FeatureState.MISSING);
        case 1 -> row.put(name, FeatureState.INVALID);
        case 2 -> row.put(name, FeatureState.WRONG_TYPE);
        case 3 -> row.put(name, name.startsWith("c") ? row.get(name) : (Object) (-0.0));
        case 4 -> row.put(name, 1e300 * random.nextGaussian());
        case 5 -> row.put(name, 4 * random.nextGaussian());
        default -> {}
      }
    }
    return row;
  }

  private Profile profile() {
    Random random = new Random(1);
    return drift.profile(1_000, index -> row(random));
  }

  private static int eventsOf(int repetition) {
    return new int[] {1, 8, 9, 127, 128, 129, 500, 3_000}[repetition % 8];
  }

  @RepeatedTest(32)
  void isToTheBitWhatPlainCountingGives(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    Profile profile = profile();
    FeatureCells cells = FeatureCells.after(drift.monitor(), profile);
    FeatureSetCounts expected = cells.zero();
    PlainCounting plain = new PlainCounting(drift.monitor().columns(), profile, expected);
    FeatureTally tally = new FeatureTally(cells, new EventColumns());

    // When
    for (int event = 0; event < eventsOf(repetition.getCurrentRepetition()); event++) {
      boolean tame = repetition.getCurrentRepetition() > 16 && event % 200 < 150;
      Prediction prediction = drift.prediction(event(random, tame));
      plain.count(prediction);
      plain.countError(prediction);
      tally.count(prediction);
      useAgain(prediction);
    }

    // Then
    assertThat(tally.isZero()).isFalse();
    assertThat(tally.toBytes()).isEqualTo(expected.toBytes());
  }

  /** What the next event does to the arrays of the one before. */
  private static void useAgain(Prediction prediction) {
    Arrays.fill(prediction.numbers(), 1e9);
    Arrays.fill(prediction.texts(), "the next event");
    Arrays.fill(prediction.states(), FeatureState.INVALID);
  }

  @RepeatedTest(8)
  void isToTheBitWhatPlainCountingGivesWithoutAProfile(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    boolean own = repetition.getCurrentRepetition() % 2 == 0;
    FeatureCells cells =
        own
            ? FeatureCells.withoutProfile(drift.monitor())
            : FeatureCells.after(drift.monitor(), null);
    FeatureSetCounts expected = cells.zero();
    PlainCounting plain = new PlainCounting(drift.monitor().columns(), null, expected);
    FeatureTally tally = new FeatureTally(cells, new EventColumns());

    // When
    for (int event = 0; event < 100; event++) {
      Prediction prediction = drift.prediction(event(random, false));
      plain.count(prediction);
      tally.count(prediction);
    }

    // Then
    assertThat(tally.toBytes()).isEqualTo(expected.toBytes());
  }

  @Test
  void reportsWhenItGrows() {
    // Given: columns of which all but one lack a value
    FeatureCells cells = FeatureCells.after(drift.monitor(), profile());
    FeatureTally tally = new FeatureTally(cells, new EventColumns());
    Prediction prediction = drift.prediction(Map.of("amount", 1.0));
    int most = cells.rows().most();

    // When
    long[] grown = new long[1 + most];
    Arrays.setAll(grown, event -> tally.count(prediction));

    // Then: room for eight events, then for twice as many, and counts when there is no more
    long numbers = (long) drift.monitor().columns().size() * Double.BYTES;
    assertThat(grown[0]).isGreaterThanOrEqualTo(8 * numbers);
    assertThat(grown[7]).isZero();
    assertThat(grown[8]).isGreaterThanOrEqualTo(8 * numbers);
    assertThat(grown[64]).isGreaterThanOrEqualTo(64 * numbers);
    assertThat(grown[most]).isEqualTo(cells.bytes()).isPositive();
  }

  @Test
  void isZeroWithoutAnEvent() {
    assertThat(
            new FeatureTally(FeatureCells.after(drift.monitor(), null), new EventColumns())
                .isZero())
        .isTrue();
  }
}
