package dev.plumbline.statistics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CalibrationFitTest {
  private static final Offset<Double> UNIT = Offset.offset(1e-9);

  /** Scores whose truth is positive with the square of the score: an overconfident model. */
  private static ScoredOutcomes overconfident(Random random, int size) {
    ScoredOutcomes outcomes = new ScoredOutcomes();
    for (int index = 0; index < size; index++) {
      double score = random.nextDouble();
      outcomes.count(score, random.nextDouble() < score * score, 1);
    }
    return outcomes;
  }

  @Test
  void poolsWhatIsOutOfOrderAsItsDocumentationSays() {
    // When
    CalibrationMap map = CalibrationFit.isotonic(new long[] {1, 3, 2}, new long[] {3, 1, 2});

    // Then
    assertThat(map).isEqualTo(CalibrationMap.steps(new int[] {0, 1}, new double[] {0.25, 0.625}));
  }

  /** Barlow et al. 1972: the isotonic fit at i is the max over s ≤ i of the min over t ≥ i. */
  @RepeatedTest(20)
  void isTheIsotonicRegressionOfTheMinMaxFormula(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    long[] positives = random.longs(12, 0, 6).toArray();
    long[] negatives = random.longs(12, 0, 6).toArray();
    Arrays.setAll(
        negatives, bin -> positives[bin] == 0 && negatives[bin] == 0 ? 1 : negatives[bin]);

    // When
    double[] fitted = CalibrationFit.isotonic(positives, negatives).ofBins();

    // Then
    for (int bin = 0; bin < positives.length; bin++) {
      assertThat(fitted[bin]).isCloseTo(minMax(positives, negatives, bin), UNIT);
    }
  }

  private static double minMax(long[] positives, long[] negatives, int bin) {
    double greatest = 0;
    for (int start = 0; start <= bin; start++) {
      double least = 1;
      double trues = 0;
      double total = 0;
      for (int end = start; end < positives.length; end++) {
        trues += positives[end];
        total += positives[end] + negatives[end];
        if (end >= bin) {
          least = Math.min(least, trues / total);
        }
      }
      greatest = Math.max(greatest, least);
    }
    return greatest;
  }

  @Test
  void learnsWhatAnOverconfidentScoreIsWorth() {
    // Given
    Random random = new Random(4);

    // When
    CalibrationMap map =
        CalibrationFit.of(overconfident(random, 20_000), overconfident(random, 20_000));

    // Then
    assertThat(map.isIdentity()).isFalse();
    for (double score = 0.05; score < 1; score += 0.1) {
      assertThat(map.probability(score)).isCloseTo(score * score, Offset.offset(0.05));
    }
    assertThat(CalibrationFit.error(map, overconfident(random, 20_000)))
        .isLessThan(0.02)
        .isLessThan(
            CalibrationFit.error(CalibrationMap.identity(), overconfident(random, 20_000)) / 5);
  }

  @Test
  void keepsTheScoresWhenTheyAreHonestAlready() {
    // Given: the other half is as the scores say, so what the first one taught does harm
    ScoredOutcomes half = new ScoredOutcomes();
    ScoredOutcomes other = new ScoredOutcomes();
    for (int bin = 0; bin < 10; bin++) {
      double score = (bin * 100 + 50.5) / 1_000;
      half.count(score, true, bin * 90 + 120);
      half.count(score, false, 880 - bin * 90);
      other.count(score, true, bin * 100 + 50);
      other.count(score, false, 950 - bin * 100);
    }

    // When / Then
    assertThat(CalibrationFit.of(half, other)).isEqualTo(CalibrationMap.identity());
  }

  @Test
  void keepsTheScoresWhenAHalfIsEmpty() {
    // Given
    ScoredOutcomes filled = overconfident(new Random(1), 100);

    // When / Then
    assertThat(CalibrationFit.of(filled, new ScoredOutcomes()).isIdentity()).isTrue();
    assertThat(CalibrationFit.of(new ScoredOutcomes(), filled).isIdentity()).isTrue();
  }

  @Test
  void continuesTheNearestStepWhereTheReferenceHadNoScores() {
    // When
    CalibrationMap map =
        CalibrationFit.isotonic(new long[] {0, 0, 1, 0, 3, 0}, new long[] {0, 0, 3, 0, 1, 0});

    // Then
    assertThat(Arrays.copyOf(map.ofBins(), 7))
        .containsExactly(0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75);
  }

  @Test
  void isTheSameAfterItWasWrittenAndRead() {
    // Given
    Random random = new Random(9);
    CalibrationMap map =
        CalibrationFit.of(overconfident(random, 5_000), overconfident(random, 5_000));

    // When
    CalibrationMap restored = CalibrationMap.fromBytes(map.toBytes());

    // Then
    assertThat(restored).isEqualTo(map).hasSameHashCodeAs(map);
    assertThat(restored.toBytes()).isEqualTo(map.toBytes()).hasSizeLessThan(1_000);
    assertThat(CalibrationMap.fromBytes(CalibrationMap.identity().toBytes()).isIdentity()).isTrue();
  }

  @Test
  void leavesScoresWhatTheySayWhenItIsTheIdentity() {
    assertThat(CalibrationMap.identity().probability(0.25)).isEqualTo(0.2505);
    assertThat(CalibrationMap.identity().probability(1)).isEqualTo(0.9995);
    assertThatThrownBy(() -> CalibrationMap.identity().probability(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }

  @Test
  void refusesBytesThatAreNoMap() {
    // Given
    byte[] bytes = CalibrationMap.steps(new int[] {0, 7}, new double[] {0.2, 0.4}).toBytes();

    // When / Then
    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> CalibrationMap.fromBytes(truncated))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("cannot read CalibrationMap");
    }
    assertThatThrownBy(
            () -> CalibrationMap.steps(new int[] {0, 7}, new double[] {0.4, 0.2}).toBytes())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("step 1");
    assertThatThrownBy(() -> CalibrationMap.steps(new int[] {1}, new double[] {0.4}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CalibrationMap.steps(new int[] {0}, new double[] {1.1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
