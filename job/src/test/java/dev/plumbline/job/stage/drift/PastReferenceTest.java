package dev.plumbline.job.stage.drift;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.event.FeatureEvidence;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.Past;
import dev.plumbline.monitoring.measurement.drift.DriftMeasurer;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureCells;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.measurement.drift.feature.HashedCells;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.statistics.drift.PopulationStability;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Windows against their series' own past, in cells that need no profile. */
class PastReferenceTest {

  private static final String TEXT =
      Monitors.fraud(
          1,
          0,
          """
          , "features": {"amount": "numeric", "country": "categorical"},
          "reference": {"first": 1000},
          "measures": ["psi", "ks", "missing", "wasserstein", "mean_shift"],
          "windows": [{"size": "1m", "every": "10s"}],
          "rules": [{"name": "drift", "metric": "psi", "features": "all", "window": "1m",
                     "above": 0.1}]
          """);
  private static final Monitor MONITOR = MonitorFile.read("test", TEXT).orThrow();
  private static final FeatureCells CELLS = FeatureCells.withoutProfile(MONITOR);

  private final DriftMeasurer measurer = new DriftMeasurer();

  private static FeatureSetCounts counts(
      int events, IntToDoubleFunction amount, IntFunction<String> country) {
    FeatureSetCounts counts = CELLS.zero();
    for (int event = 0; event < events; event++) {
      CELLS.count(
          new Prediction(
              "fraud",
              "1",
              1,
              0,
              START,
              Double.NaN,
              new String[0],
              new double[] {amount.applyAsDouble(event), 0, 0.5, 0},
              new String[] {null, country.apply(event), null, "fraud"},
              new byte[4],
              null),
          counts);
    }
    return FeatureSetCounts.fromBytes(counts.toBytes());
  }

  private Findings measure(FeatureSetCounts window, Past<FeatureSetCounts> past) {
    MeasuredWindow measured =
        new MeasuredWindow(
            Monitors.whole(Monitors.definition(TEXT)),
            MONITOR,
            START,
            START + 60_000,
            0,
            ClosedBy.WATERMARK);
    return measurer.measure(measured, window, past);
  }

  private static Measurement only(Findings findings, String metric, String feature) {
    return findings.measurements().stream()
        .filter(reported -> reported.metric().equals(metric) && reported.feature().equals(feature))
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(),
                found -> {
                  assertThat(found).hasSize(1);
                  return found.get(0);
                }));
  }

  private static double[] normal(long seed, int events, double mean) {
    Random random = new Random(seed);
    return IntStream.range(0, events).mapToDouble(i -> mean + random.nextGaussian()).toArray();
  }

  private static double exactKs(double[] one, double[] other) {
    double[] all =
        IntStream.range(0, one.length + other.length)
            .mapToDouble(i -> i < one.length ? one[i] : other[i - one.length])
            .toArray();
    double largest = 0;
    for (double value : all) {
      double below = Arrays.stream(one).filter(v -> v <= value).count() / (double) one.length;
      double beyond = Arrays.stream(other).filter(v -> v <= value).count() / (double) other.length;
      largest = Math.max(largest, Math.abs(below - beyond));
    }
    return largest;
  }

  @Test
  void holdsTheExactKsOfNumbersOfEitherSignWithinItsBound() {
    // Given
    double[] before = normal(1, 2_000, 0);
    double[] now = normal(2, 500, 0.3);
    FeatureSetCounts past = counts(2_000, i -> before[i], i -> "DE");

    // When
    Findings findings = measure(counts(500, i -> now[i], i -> "DE"), new Past<>(past, null));

    // Then
    Measurement ks = only(findings, "ks", "amount");
    double exact = exactKs(before, now);
    assertThat(exact).isBetween(ks.value() - 1e-9, ks.value() + ks.errorBound() + 1e-9);
    assertThat(ks.errorBound()).isLessThan(0.02);
    assertThat(ks.pValue()).isLessThan(1e-3);
    assertThat(ks.count()).isEqualTo(500);
    assertThat(ks.referenceCount()).isEqualTo(2_000);
  }

  private static double exactWasserstein(double[] one, double[] other) {
    double[] all = DoubleStream.concat(Arrays.stream(one), Arrays.stream(other)).sorted().toArray();
    double area = 0;
    for (int i = 1; i < all.length; i++) {
      double from = all[i - 1];
      double below = Arrays.stream(one).filter(v -> v <= from).count() / (double) one.length;
      double beside = Arrays.stream(other).filter(v -> v <= from).count() / (double) other.length;
      area += Math.abs(below - beside) * (all[i] - from);
    }
    return area;
  }

  @Test
  void holdsTheExactAreaAndTheExactShiftOfTheMeanWithinTheirBounds() {
    // Given
    double[] before = normal(4, 1_000, 100);
    double[] now = normal(5, 300, 101);
    FeatureSetCounts past = counts(1_000, i -> before[i], i -> "DE");

    // When
    Findings findings = measure(counts(300, i -> now[i], i -> "DE"), new Past<>(past, null));

    // Then
    Measurement area = only(findings, "wasserstein", "amount");
    assertThat(area.value()).isEqualTo(exactWasserstein(before, now), within(area.errorBound()));
    Measurement shift = only(findings, "mean_shift", "amount");
    double mean = Arrays.stream(before).average().orElseThrow();
    double squares = Arrays.stream(before).map(v -> (v - mean) * (v - mean)).sum();
    double exact =
        (Arrays.stream(now).average().orElseThrow() - mean)
            / Math.sqrt(squares / (before.length - 1));
    assertThat(shift.value()).isEqualTo(exact, within(shift.errorBound()));
    assertThat(shift.lower()).isLessThan(shift.value());
  }

  @Test
  void findsNoDriftWhereTheWindowIsAsThePast() {
    // Given
    double[] amounts = normal(3, 1_000, 5);
    FeatureSetCounts past = counts(1_000, i -> amounts[i], i -> "c" + i % 7);

    // When
    Findings findings = measure(past, new Past<>(past, null));

    // Then
    assertThat(only(findings, "psi", "amount").value()).isEqualTo(0, within(1e-12));
    assertThat(only(findings, "ks", "amount").value()).isEqualTo(0, within(1e-12));
    assertThat(only(findings, "psi", "country").value()).isEqualTo(0, within(1e-12));
    assertThat(only(findings, "psi", "country").pValue()).isEqualTo(1, within(1e-9));
    assertThat(findings.evidence()).isEmpty();
  }

  @Test
  void measuresCategoriesAsIfTheyHadCellsOfTheirOwnAndGivesNoEvidenceOfThem() {
    // Given
    FeatureSetCounts past = counts(1_000, i -> i % 10, i -> i % 2 == 0 ? "DE" : "FR");
    FeatureSetCounts window =
        counts(200, i -> i % 10, i -> i % 10 == 0 ? "IT" : i % 4 == 0 ? "FR" : "DE");

    // When
    Findings findings = measure(window, new Past<>(past, null));

    // Then
    double psi =
        PopulationStability.psi(new long[] {500, 500, 0}, new long[] {140, 40, 20}).orElseThrow();
    assertThat(only(findings, "psi", "country").value()).isEqualTo(psi, within(1e-12));
    assertThat(findings.evidence()).isEmpty();
  }

  @Test
  void saysBetweenWhichNumbersTheShareMoved() {
    // Given
    FeatureSetCounts past = counts(1_000, i -> i % 10, i -> "DE");

    // When
    Findings findings = measure(counts(200, i -> 9, i -> "DE"), new Past<>(past, null));

    // Then
    assertThat(findings.evidence())
        .first()
        .extracting(FeatureEvidence::feature, FeatureEvidence::currentShare)
        .containsExactly("amount", 1.0);
  }

  @Test
  void saysOfEveryFeatureWhyThereIsNothingToCompareWithYet() {
    // Given
    FeatureSetCounts window = counts(10, i -> 1, i -> "DE");

    // When
    Findings findings = measure(window, new Past<>(null, "the reference is not complete"));

    // Then
    for (String feature : new String[] {"amount", "country"}) {
      assertThat(only(findings, "psi", feature).undefinedReason())
          .isEqualTo("the reference is not complete");
      assertThat(only(findings, "missing", feature).value()).isZero();
    }
  }

  @Test
  void saysSoWhenNothingHappenedInTheWholePast() {
    // Given
    FeatureSetCounts window = counts(10, i -> 1, i -> "DE");

    // When
    Findings findings = measure(window, new Past<>(measurer.zero(), null));

    // Then
    assertThat(only(findings, "psi", "country").undefinedReason())
        .isEqualTo("the reference has no usable value of the feature");
    assertThat(only(findings, "ks", "amount").undefinedReason())
        .isEqualTo("the reference has no usable value of the feature");
  }

  @Test
  void countsEachPredictionOnceTowardsTheFirstSoMany() {
    // Given
    FeatureSetCounts counts = counts(17, i -> i, i -> "DE");

    // Then
    assertThat(measurer.events(counts)).isEqualTo(17);
    assertThat(measurer.events(measurer.zero())).isZero();
    assertThat(measurer.reference(MONITOR).first()).isEqualTo(1_000);
    assertThat(measurer.patience(MONITOR)).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void spreadsCategoriesOverTheCellsAndPutsEachIntoTheSameForEver() {
    // Given
    int names = 10_000;

    // When
    int[] perCell = new int[HashedCells.CELLS];
    IntStream.range(0, names).forEach(i -> perCell[HashedCells.cellOf("postal-" + i)]++);
    Set<Integer> countries =
        Arrays.stream(new String[] {"DE", "FR", "IT", "ES", "GB", "US", "PL", "NL"})
            .map(HashedCells::cellOf)
            .collect(Collectors.toSet());

    // Then
    double expected = names / (double) HashedCells.CELLS;
    double chiSquare =
        Arrays.stream(perCell).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertThat(chiSquare).isLessThan(1_170); // the 99.9 % quantile of χ² with 1,023 degrees
    assertThat(countries).hasSize(8);
    assertThat(HashedCells.cellOf("")).isZero();
    // Lies in savepoints: must never change.
    assertThat(HashedCells.cellOf("DE")).isEqualTo(793);
  }
}
