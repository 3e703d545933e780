package dev.plumbline.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeatureProfileTest {

  private static final double BEFORE_17 = Math.nextDown(17.0);

  /** Four bins: up to 12.5, from there to before 17, the atom 17, above; two groups. */
  private static final NumericProfile AMOUNT =
      new NumericProfile(
          "amount",
          Optional.of(
              new ReferenceBins(
                  new double[] {12.5, BEFORE_17, 17},
                  new long[] {4, 3, 2, 1},
                  new int[] {0, 0, 1, 1})),
          0,
          0,
          Moments.NONE);

  private static final CategoricalProfile CLOSED =
      new CategoricalProfile("country", List.of("DE", "17", "1"), List.of(5L, 3L, 2L), 0, 0, 0);

  private static final CategoricalProfile OPEN =
      new CategoricalProfile("country", List.of("DE"), List.of(5L), 4, 0, 0);

  @Test
  void putsNumbersIntoTheirBins() {
    assertThat(AMOUNT.cells()).isEqualTo(4);
    assertThat(AMOUNT.cellOf(12.5)).isZero();
    assertThat(AMOUNT.cellOf(12.6)).isEqualTo(1);
    assertThat(AMOUNT.cellOf(17L)).isEqualTo(2);
    assertThat(AMOUNT.cellOf(17.1)).isEqualTo(3);
    assertThat(AMOUNT.cellOf(true)).isZero();
    assertThat(AMOUNT.cellOf(null)).isEqualTo(FeatureProfile.MISSING);
    assertThat(AMOUNT.cellOf(Double.POSITIVE_INFINITY)).isEqualTo(FeatureProfile.INVALID);
    assertThat(AMOUNT.cellOf("12")).isEqualTo(FeatureProfile.INVALID);
  }

  @Test
  void saysBinsAndGroupsInWords() {
    assertThat(List.of(0, 1, 2, 3).stream().map(AMOUNT::cellName))
        .containsExactly("≤ 12.5", "(12.5, 17)", "= 17", "> 17");
    assertThat(AMOUNT.groupName(0)).isEqualTo("< 17");
    assertThat(AMOUNT.groupName(1)).isEqualTo("≥ 17");
    assertThat(AMOUNT.groups()).containsExactly(0, 0, 1, 1);
  }

  @Test
  void roundsEdgesToSixDigits() {
    // Given
    double[] edges = {1.0 / 3, 1234567.89, 1e-20};
    Arrays.sort(edges);
    ReferenceBins bins = new ReferenceBins(edges, new long[] {1, 1, 1, 1}, new int[4]);

    // When
    NumericProfile feature = new NumericProfile("f", Optional.of(bins), 0, 0, Moments.NONE);

    // Then
    assertThat(feature.cellName(1)).isEqualTo("(1E-20, 0.333333]");
    assertThat(feature.cellName(2)).isEqualTo("(0.333333, 1234570]");
  }

  @Test
  void findsCategoriesByTheirCanonicalText() {
    assertThat(CLOSED.cellOf("DE")).isZero();
    assertThat(CLOSED.cellOf(17.0)).isEqualTo(1);
    assertThat(CLOSED.cellOf(17L)).isEqualTo(1);
    assertThat(CLOSED.cellOfNumber(17)).isEqualTo(1);
    assertThat(CLOSED.cellOf(true)).isEqualTo(2);
    assertThat(CLOSED.cellOf(Double.NaN)).isEqualTo(FeatureProfile.INVALID);
    assertThat(CLOSED.cellOf(List.of())).isEqualTo(FeatureProfile.INVALID);
    assertThat(CLOSED.cellOf(null)).isEqualTo(FeatureProfile.MISSING);
  }

  @Test
  void takesTheUnknownForUnseenUnlessTheReferenceHadARest() {
    assertThat(CLOSED.cellName(CLOSED.cellOfCategory("FR"))).isEqualTo("__unseen__");
    assertThat(OPEN.cellName(OPEN.cellOfCategory("FR"))).isEqualTo("__other__");
    assertThat(OPEN.referenceCounts()).containsExactly(5, 4, 0);
    assertThat(OPEN.groups()).containsExactly(0, 1, 2);
    assertThat(OPEN.groupName(0)).isEqualTo("DE");
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertThatThrownBy(
            () -> new CategoricalProfile("c", List.of("a", "a"), List.of(1L, 1L), 0, 0, 0))
        .hasMessage("feature c lists the category a twice");
    assertThatThrownBy(() -> new CategoricalProfile("c", List.of("a"), List.of(), 0, 0, 0))
        .hasMessage("feature c has 1 categories and 0 counts");
    assertThatThrownBy(
            () -> new Profile("p", "m", 4, null, null, null, "", List.of(CLOSED), Learned.NOTHING))
        .hasMessage("feature country counts 10 rows of 4");
    assertThatThrownBy(() -> AMOUNT.cellOfCategory("a"))
        .hasMessage("amount is numeric and has no category: a");
  }
}
