package dev.plumbline.monitoring.measurement.drift;

import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.statistics.drift.KsResult;
import dev.plumbline.statistics.drift.ShareDistances;
import dev.plumbline.statistics.drift.TestOfShares;
import dev.plumbline.statistics.drift.Wasserstein;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The distance of one column from its reference by each measure, with the size of both, a p-value
 * where there is a test and a bound or an interval where the distance is not exact. What is
 * undefined says why.
 */
final class DriftMeasures {

  private static final String NO_VALUES = "no usable value of the feature in the window";

  private DriftMeasures() {}

  /**
   * What a measure tells of a column.
   *
   * @throws IllegalArgumentException when the metric is not one of drift of a single feature
   */
  static Reading of(Metric metric, FeatureComparison compared) {
    if (compared.referenceCount() == 0) {
      return undefined(
          compared.reference().inWords() + " has no usable value of the feature", compared);
    }
    if (compared.count() == 0) {
      return undefined(NO_VALUES, compared);
    }
    return switch (metric) {
      case PSI -> psi(compared);
      case CHI2 -> chiSquare(compared);
      case JS -> distance(compared, ShareDistances::jensenShannon);
      case HELLINGER -> distance(compared, ShareDistances::hellinger);
      case TV -> distance(compared, ShareDistances::totalVariation);
      case LINF -> distance(compared, ShareDistances::lInfinity);
      case KS -> ks(compared);
      case WASSERSTEIN -> wasserstein(compared);
      case WASSERSTEIN_NORMALISED -> normalised(compared);
      case MEAN_SHIFT -> meanShift(compared);
      default -> throw new IllegalArgumentException(metric + " is no drift of a feature");
    };
  }

  private static Reading psi(FeatureComparison compared) {
    OptionalDouble psi = compared.psi();
    if (psi.isEmpty()) {
      return oneGroup(compared);
    }
    Reading reading = exact(psi.getAsDouble(), null, compared);
    return compared
        .chiSquare()
        .map(
            test ->
                reading.against(compared.referenceCount(), test.pValue()).by(nameOf(test.test())))
        .orElse(reading);
  }

  private static Reading chiSquare(FeatureComparison compared) {
    return compared
        .chiSquare()
        .map(test -> exact(test.statistic(), test.pValue(), compared).by(nameOf(test.test())))
        .orElseGet(
            () ->
                compared.referenceGroups().length < 2
                    ? oneGroup(compared)
                    : undefined("reference and window are all in one group", compared));
  }

  /** The name that is reported, which a contract fixes. */
  private static String nameOf(TestOfShares test) {
    return switch (test) {
      case CHI_SQUARE -> "chi2";
      case BINOMIAL -> "binomial";
      case FISHER -> "fisher";
    };
  }

  private static Reading distance(
      FeatureComparison compared, ToDoubleFunction<ShareDistances> which) {
    return compared
        .distances()
        .map(distances -> exact(which.applyAsDouble(distances), null, compared))
        .orElseGet(() -> oneGroup(compared));
  }

  private static Reading ks(FeatureComparison compared) {
    KsResult ks = compared.ks().orElseThrow(); // both sides have values
    return exact(ks.statistic(), ks.pValue(), compared).within(ks.errorBound()).by("ks");
  }

  private static Reading wasserstein(FeatureComparison compared) {
    return compared
        .wasserstein()
        .map(area -> exact(area.value(), null, compared).within(area.errorBound()))
        .orElseGet(() -> tooFar(compared));
  }

  private static Reading normalised(FeatureComparison compared) {
    Optional<Wasserstein> area = compared.wasserstein();
    if (area.isEmpty() || area.get().normalised().isEmpty()) {
      return noDistance(compared);
    }
    return exact(area.get().normalised().getAsDouble(), null, compared)
        .within(area.get().normalisedErrorBound().getAsDouble());
  }

  private static Reading meanShift(FeatureComparison compared) {
    return compared
        .meanShift()
        .map(
            shift ->
                Reading.of(shift.value(), shift.lower(), shift.upper(), compared.count())
                    .within(shift.errorBound())
                    .against(compared.referenceCount(), null))
        .orElseGet(() -> noDistance(compared));
  }

  private static Reading exact(double value, Double p, FeatureComparison compared) {
    return Reading.of(value, compared.count()).against(compared.referenceCount(), p);
  }

  private static Reading oneGroup(FeatureComparison compared) {
    return undefined(
        compared.reference().inWords() + " has a single group, so shares cannot move", compared);
  }

  private static Reading noDistance(FeatureComparison compared) {
    return compared.reference().hasDeviation() ? tooFar(compared) : noDeviation(compared);
  }

  private static Reading tooFar(FeatureComparison compared) {
    return undefined(
        "a value of the window lies too far from "
            + compared.reference().inWords()
            + " for its distance to be summed",
        compared);
  }

  private static Reading noDeviation(FeatureComparison compared) {
    return undefined(
        compared.reference().inWords() + " has no deviation of the feature to measure by",
        compared);
  }

  private static Reading undefined(String reason, FeatureComparison compared) {
    return Reading.undefined(reason, compared.count()).against(compared.referenceCount(), null);
  }
}
