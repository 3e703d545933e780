package dev.plumbline.cli.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Learned;
import dev.plumbline.monitoring.profile.Moments;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.monitoring.profile.OutputNames;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.Projection;
import dev.plumbline.statistics.drift.PrincipalComponents;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileDifferenceTest {

  @Test
  void isExactWhereTheEdgesAgree() {
    // Given
    NumericProfile before = numeric("x", new double[] {10, 20}, new long[] {20, 40, 40});
    NumericProfile after = numeric("x", new double[] {10, 20}, new long[] {30, 40, 30});

    // When
    FeatureDifference difference = only(before, after);

    // Then: shares 0.2, 0.4, 0.4 against 0.3, 0.4, 0.3, as PopulationStability says
    assertThat(difference.psi().value()).isCloseTo(0.0693147, within(1e-7));
    assertThat(difference.psi().isExact()).isTrue();
    assertThat(difference.ks().value()).isCloseTo(0.1, within(1e-12));
    assertThat(difference.ks().upper()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void isNoneBetweenTheSameValuesIn32AndIn64Bits() {
    // Given
    double[] wide =
        IntStream.range(0, 9_000).mapToDouble(row -> (row / 1_000 + 1) / 10.0).toArray();
    double[] narrow = DoubleStream.of(wide).map(value -> (float) value).toArray();

    for (double[] before : List.of(wide, narrow)) {
      for (double[] after : List.of(wide, narrow)) {
        // When
        FeatureDifference difference = only(numeric(before), numeric(after));

        // Then
        assertThat(difference.psi().value()).isZero();
      }
    }
  }

  @Test
  void countsCategoriesExactlyAndUnknownOnesAsUnseen() {
    // Given
    CategoricalProfile before =
        new CategoricalProfile("c", List.of("DE", "FR"), List.of(60L, 40L), 0, 0, 0);
    CategoricalProfile after =
        new CategoricalProfile("c", List.of("FR", "IT"), List.of(70L, 30L), 0, 0, 0);

    // When
    FeatureDifference difference = only(before, after);

    // Then
    double expected = term(0.6, 1e-4) + term(0.4, 0.7) + term(1e-4, 1e-4) + term(1e-4, 0.3);
    assertThat(difference.psi().value()).isCloseTo(expected, within(1e-12));
    assertThat(difference.psi().isExact()).isTrue();
    assertThat(difference.ks()).isNull();
  }

  @Test
  void boundsWhatUnlistedCategoriesCanHide() {
    // Given
    CategoricalProfile before =
        new CategoricalProfile("c", List.of("DE", "FR"), List.of(60L, 40L), 0, 0, 0);
    CategoricalProfile after = new CategoricalProfile("c", List.of("DE"), List.of(95L), 5, 0, 0);

    // When
    Between psi = only(before, after).psi();

    // Then
    double ifUnseen = term(0.6, 0.95) + term(0.4, 1e-4) + term(1e-4, 0.05);
    double ifFrench = term(0.6, 0.95) + term(0.4, 0.05);
    assertThat(psi.value()).isCloseTo(ifUnseen, within(1e-12));
    assertThat(ifUnseen).isBetween(psi.lower(), psi.upper());
    assertThat(ifFrench).isBetween(psi.lower(), psi.upper());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void holdsTheExactNumbersBetweenItsBounds(long seed) {
    // Given
    Random random = new Random(seed);
    double[] first = sample(random, 3_000, 0);
    double[] second = sample(random, 700, 0.2 * (seed % 3));
    NumericProfile before = numeric(first);

    // When
    FeatureDifference difference = only(before, numeric(second));

    // Then
    assertThat(exactKs(first, second))
        .isBetween(difference.ks().lower() - 1e-12, difference.ks().upper() + 1e-12);
    assertThat(exactPsi(before.bins().orElseThrow(), second))
        .isBetween(difference.psi().lower() - 1e-12, difference.psi().upper() + 1e-12);
    assertThat(difference.ks().upper() - difference.ks().lower()).isLessThan(0.03);
    assertThat(difference.meanShift())
        .isCloseTo(
            (mean(second) - mean(first)) / before.moments().standardDeviation(), within(1e-9));
  }

  @Test
  void reportsAddedRemovedAndChangedFeaturesAndSortsByDrift() {
    // Given
    NumericProfile gone = numeric("gone", new double[] {1}, new long[] {50, 50});
    NumericProfile still = numeric("still", new double[] {1}, new long[] {50, 50});
    NumericProfile calm = numeric("moved", new double[] {1}, new long[] {50, 50});
    NumericProfile moved = numeric("moved", new double[] {1}, new long[] {80, 20});
    NumericProfile number = numeric("zip", new double[] {1}, new long[] {50, 50});
    CategoricalProfile text = new CategoricalProfile("zip", List.of("a"), List.of(100L), 0, 0, 0);
    NumericProfile added = numeric("new", new double[] {1}, new long[] {50, 50});

    // When
    ProfileDifference difference =
        ProfileDifference.of(
            profile(gone, still, calm, number), profile(still, moved, text, added));

    // Then
    assertThat(difference.features())
        .extracting(FeatureDifference::name)
        .containsExactly("moved", "still");
    assertThat(difference.removed()).containsExactly(gone);
    assertThat(difference.added()).containsExactly(added);
    assertThat(difference.changedKind()).containsExactly(text);
    assertThat(difference.isNone()).isFalse();
    assertThat(ProfileDifference.of(profile(still), profile(still)).isNone()).isTrue();
  }

  @Test
  void comparesReconstructionErrorsOfTheSameComponentsOnly() {
    // Given
    NumericProfile errors =
        numeric(OutputNames.RECONSTRUCTION, new double[] {1}, new long[] {50, 50});
    NumericProfile larger =
        numeric(OutputNames.RECONSTRUCTION, new double[] {1}, new long[] {10, 90});

    // When
    ProfileDifference same = ProfileDifference.of(along(errors, 0.6, 0.8), along(larger, 0.6, 0.8));
    ProfileDifference different =
        ProfileDifference.of(along(errors, 0.6, 0.8), along(larger, 0.8, 0.6));

    // Then
    assertThat(same.features()).hasSize(1);
    assertThat(same.otherBasis()).isEmpty();
    assertThat(different.features()).isEmpty();
    assertThat(different.otherBasis()).containsExactly(larger);
  }

  /** A profile of errors by one component of two features. */
  private static Profile along(NumericProfile errors, double... component) {
    PrincipalComponents components =
        new PrincipalComponents(
            new double[] {0, 0}, new double[] {1, 1}, new double[][] {component});
    Projection projection = new Projection(List.of("a", "b"), components);
    return new Profile(
        "p",
        "m",
        errors.count(),
        null,
        null,
        null,
        "0".repeat(64),
        List.of(errors),
        new Learned(Optional.of(projection), Optional.empty(), List.of()));
  }

  /** Half of it atoms, so that ties are met. */
  private static double[] sample(Random random, int size, double shift) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      double value = Math.exp(random.nextGaussian() + shift);
      values[i] = random.nextBoolean() ? value : Math.rint(value);
    }
    Arrays.sort(values);
    return values;
  }

  private static double exactKs(double[] first, double[] second) {
    double greatest = 0;
    for (double[] points : List.of(first, second)) {
      for (double x : points) {
        double difference = (double) atMost(first, x) / first.length;
        difference -= (double) atMost(second, x) / second.length;
        greatest = Math.max(greatest, Math.abs(difference));
      }
    }
    return greatest;
  }

  private static long atMost(double[] values, double x) {
    return Arrays.stream(values).filter(value -> value <= x).count();
  }

  private static double exactPsi(ReferenceBins bins, double[] second) {
    long[] perBin = new long[bins.bins()];
    for (double value : second) {
      perBin[bins.binOf(value)]++;
    }
    long[] before = bins.inGroups(bins.counts());
    long[] after = bins.inGroups(perBin);
    double psi = 0;
    for (int group = 0; group < before.length; group++) {
      double p = (double) before[group] / Arrays.stream(before).sum();
      double q = (double) after[group] / second.length;
      psi += term(p == 0 ? 1e-4 : p, q == 0 ? 1e-4 : q);
    }
    return psi;
  }

  private static double term(double p, double q) {
    return (q - p) * Math.log(q / p);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static NumericProfile numeric(double[] sorted) {
    double mean = mean(sorted);
    double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
    Moments moments =
        new Moments(
            sorted[0], sorted[sorted.length - 1], mean, Math.sqrt(squares / (sorted.length - 1)));
    return new NumericProfile("x", Optional.of(ReferenceBins.of(sorted)), 0, 0, moments);
  }

  private static NumericProfile numeric(String name, double[] edges, long[] counts) {
    int[] groups = new int[counts.length];
    Arrays.setAll(groups, i -> i);
    return new NumericProfile(
        name,
        Optional.of(new ReferenceBins(edges, counts, groups)),
        0,
        0,
        new Moments(0.0, 100.0, 1.0, 1.0));
  }

  private static FeatureDifference only(FeatureProfile before, FeatureProfile after) {
    return ProfileDifference.of(profile(before), profile(after)).features().get(0);
  }

  private static Profile profile(FeatureProfile... features) {
    long rows = features[0].count();
    return new Profile(
        "p", "m", rows, null, null, null, "0".repeat(64), List.of(features), Learned.NOTHING);
  }
}
