package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

  /** Three features with a common cause, the second at another scale, and one of its own. */
  private static double[] event(Random random, double sign) {
    double cause = random.nextGaussian();
    return new double[] {
      cause + 0.3 * random.nextGaussian(),
      1_000 + 50 * (sign * cause + 0.3 * random.nextGaussian()),
      -cause + 0.3 * random.nextGaussian(),
      random.nextGaussian()
    };
  }

  private static double[][] events(int size, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[size][];
    for (int row = 0; row < size; row++) {
      rows[row] = event(random, 1);
    }
    return rows;
  }

  private static PrincipalComponents components(double[][] rows) {
    return PrincipalComponents.of(rows).orElseThrow();
  }

  @Test
  void knowsTwoFeaturesThatAlwaysAgree() {
    // Given
    double[][] rows = {{1, 10}, {2, 20}, {3, 30}};

    // When
    PrincipalComponents components = components(rows);

    // Then: means 2 and 20, deviations 1 and 10
    double root = Math.sqrt(0.5);
    assertThat(components.means()).containsExactly(2, 20);
    assertThat(components.deviations()).containsExactly(1, 10);
    assertThat(components.components()[0]).containsExactly(new double[] {root, root}, within());
    assertThat(components.reconstructionError(new double[] {3, 30})).isCloseTo(0, within());
    assertThat(components.reconstructionError(new double[] {3, 10}))
        .isCloseTo(Math.sqrt(2), within());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-12);
  }

  @Test
  void keepsWhatExplainsSixtyFivePercentButNeverAll() {
    // Given: a common cause of three of four features explains about 70 %
    double[][] independent = new double[500][];
    Random random = new Random(1);
    Arrays.setAll(independent, row -> random.doubles(10).toArray());

    // When / Then: ten components explain about 10 % each
    assertThat(components(events(2_000, 3)).components()).hasDimensions(1, 4);
    assertThat(components(independent).components()).hasDimensions(7, 10);
    assertThat(components(new double[][] {{1, 4}, {2, 1}, {3, 5}}).components())
        .hasDimensions(1, 2);
  }

  @RepeatedTest(20)
  void projectsLikeASingularValueDecompositionOfTheRows(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double[][] rows = events(50, repetition.getCurrentRepetition());
    PrincipalComponents components = components(rows);
    double[][] standardised = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      standardised[row] = standardised(components, rows[row]);
    }
    RealMatrix axes =
        new SingularValueDecomposition(new Array2DRowRealMatrix(standardised))
            .getV()
            .getSubMatrix(0, 3, 0, components.components().length - 1);

    // When
    double[] event = event(random, -1);
    double error = components.reconstructionError(event);

    // Then
    double[] z = standardised(components, event);
    double[] projected = axes.multiply(axes.transpose()).operate(z);
    double squares = 0;
    for (int feature = 0; feature < z.length; feature++) {
      squares += (z[feature] - projected[feature]) * (z[feature] - projected[feature]);
    }
    assertThat(error).isCloseTo(Math.sqrt(squares), Offset.offset(1e-9));
  }

  private static double[] standardised(PrincipalComponents components, double[] row) {
    double[] z = new double[row.length];
    for (int feature = 0; feature < row.length; feature++) {
      z[feature] = (row[feature] - components.means()[feature]) / components.deviations()[feature];
    }
    return z;
  }

  /** No single feature shows it: the second one's marginal distribution is the same. */
  @Test
  void seesAChangeOfCorrelationThatNoFeatureShows() {
    // Given
    PrincipalComponents components = components(events(5_000, 5));
    Random random = new Random(6);
    double[] same = new double[2_000];
    double[] changed = new double[2_000];

    // When
    Arrays.setAll(same, event -> components.reconstructionError(event(random, 1)));
    Arrays.setAll(changed, event -> components.reconstructionError(event(random, -1)));

    // Then
    double[] reference =
        Arrays.stream(events(5_000, 5)).mapToDouble(components::reconstructionError).toArray();
    Arrays.sort(reference);
    ReferenceBins bins = ReferenceBins.of(reference);
    assertThat(ks(bins, same).pValue()).isGreaterThan(0.01);
    assertThat(ks(bins, changed).statistic()).isGreaterThan(0.3);
    assertThat(ks(bins, changed).pValue()).isLessThan(1e-12);
    assertThat(Arrays.stream(changed).average().orElseThrow())
        .isGreaterThan(1.5 * Arrays.stream(same).average().orElseThrow());
  }

  private static KsResult ks(ReferenceBins bins, double[] values) {
    long[] counts = new long[bins.bins()];
    for (double value : values) {
      counts[bins.binOf(value)]++;
    }
    return KolmogorovSmirnov.compare(bins, counts).orElseThrow();
  }

  @Test
  void takesWhatIsMissingForTheMean() {
    // Given
    PrincipalComponents components = components(events(500, 7));
    double[] means = components.means();
    double nothing = Double.NaN;

    // When / Then
    assertThat(components.reconstructionError(means)).isZero();
    assertThat(components.reconstructionError(new double[] {nothing, nothing, nothing, nothing}))
        .isZero();
    assertThat(components.reconstructionError(new double[] {2, nothing, means[2], 1}))
        .isEqualTo(components.reconstructionError(new double[] {2, means[1], means[2], 1}));
    assertThat(
            components.reconstructionError(new double[] {2, Double.POSITIVE_INFINITY, means[2], 1}))
        .isEqualTo(components.reconstructionError(new double[] {2, means[1], means[2], 1}));
  }

  @Test
  void leavesMissingValuesOfTheSampleOut() {
    // Given
    double nothing = Double.NaN;
    double[][] rows = {{1, 4}, {nothing, 6}, {3, nothing}, {2, 2}};

    // When
    PrincipalComponents components = components(rows);

    // Then
    assertThat(components.means()).containsExactly(2, 4);
    assertThat(components.deviations()).containsExactly(1, 2);
  }

  @Test
  void letsAConstantFeatureTakeNoPart() {
    // Given
    double[][] rows = {{1, 7, 2}, {2, 7, 5}, {3, 7, 3}, {4, 7, 9}};
    double[][] without = {{1, 2}, {2, 5}, {3, 3}, {4, 9}};

    // When
    PrincipalComponents components = components(rows);

    // Then
    assertThat(components.deviations()[1]).isZero();
    assertThat(components.reconstructionError(new double[] {2, 1e9, 8}))
        .isCloseTo(components(without).reconstructionError(new double[] {2, 8}), within());
  }

  @Test
  void isUndefinedWhenFewerThanTwoFeaturesVary() {
    double nothing = Double.NaN;
    assertThat(PrincipalComponents.of(new double[0][])).isEmpty();
    assertThat(PrincipalComponents.of(new double[][] {{1, 2}})).isEmpty();
    assertThat(PrincipalComponents.of(new double[][] {{1}, {2}, {3}})).isEmpty();
    assertThat(PrincipalComponents.of(new double[][] {{1, 7}, {2, 7}, {3, 7}})).isEmpty();
    assertThat(PrincipalComponents.of(new double[][] {{1, nothing}, {2, nothing}})).isEmpty();
  }

  @Test
  void isFiniteForTheLargestNumbers() {
    // Given
    double[][] rows = {{-Double.MAX_VALUE, 1}, {Double.MAX_VALUE, 3}, {1e300, 2}, {0, 9}, {1, 4}};
    double[][] usual = {{1, 3, 2}, {2, 1, 5}, {5, 2, 4}, {4, 5, 1}};

    // When / Then: the first feature is too wide for a deviation
    assertThat(PrincipalComponents.of(rows)).isEmpty();
    assertThat(
            components(usual)
                .reconstructionError(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, 0}))
        .isFinite()
        .isGreaterThan(0x1p29);
  }

  @Test
  void fixesTheSignAndIsTheSameEachTime() {
    // Given
    double[][] rows = events(300, 9);

    // When
    double[][] components = components(rows).components();

    // Then
    for (double[] component : components) {
      double largest = Arrays.stream(component).map(Math::abs).max().orElseThrow();
      assertThat(Arrays.stream(component).max().orElseThrow()).isCloseTo(largest, within());
    }
    assertThat(components(events(300, 9))).isEqualTo(components(rows));
  }

  @Test
  void isTheSameAfterItWasStored() {
    // Given
    PrincipalComponents components = components(events(300, 2));

    // When
    PrincipalComponents stored =
        new PrincipalComponents(
            components.means(), components.deviations(), components.components());

    // Then
    double[] event = event(new Random(4), 1);
    assertThat(stored).isEqualTo(components).hasSameHashCodeAs(components);
    assertThat(stored.reconstructionError(event)).isEqualTo(components.reconstructionError(event));
  }

  @Test
  void managesAHundredFeatures() {
    // Given
    Random random = new Random(10);
    double[][] rows = new double[400][];
    Arrays.setAll(rows, row -> random.doubles(100).toArray());

    // When / Then
    assertThat(components(rows).components().length).isBetween(20, 65);
    assertThatThrownBy(() -> PrincipalComponents.of(new double[][] {new double[101]}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there can be at most 100 features, but there are 101");
  }

  @Test
  void refusesWhatCannotBeComponents() {
    double[] two = {1, 2};
    double[][] one = {{1, 0}};
    assertRefused(two, new double[] {1}, one, "but there are 2 and 1");
    assertRefused(two, new double[] {1, -1}, one, "those of feature 1 are 2.0 and -1.0");
    assertRefused(two, two, new double[][] {{1, 0}, {0, 1}}, "1 to 1 components of 2 features");
    assertRefused(two, two, new double[][] {{1, 1}}, "length 1, but is [1.0, 1.0]");
    assertRefused(two, two, new double[0][], "but there are 0");
    assertThatThrownBy(
            () -> new PrincipalComponents(two, two, one).reconstructionError(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are 2 features, but 3 values");
  }

  private static void assertRefused(
      double[] means, double[] deviations, double[][] components, String reason) {
    assertThatThrownBy(() -> new PrincipalComponents(means, deviations, components))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
