package dev.plumbline.monitoring.measurement.drift;

import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.measurement.drift.feature.SeriesReference;
import dev.plumbline.monitoring.monitor.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Drift of the features of a window taken together. */
final class WindowDrift {

  /** A feature has drifted when its q-value is below this. */
  private static final double ALPHA = 0.01;

  private final DriftPlan plan;
  private final FeatureSetCounts counts;
  private final Optional<SeriesReference> reference;

  WindowDrift(DriftPlan plan, FeatureSetCounts counts, Optional<SeriesReference> reference) {
    this.plan = plan;
    this.counts = counts;
    this.reference = reference;
  }

  /**
   * The share of the features whose PSI is significant at 1 % after Benjamini and Hochberg, of
   * those that have a PSI: 1 of 4 features gives 0.25.
   */
  Reading driftedShare(ColumnReadings stability) {
    OptionalDouble share = stability.shareBelow(ALPHA, plan.inputs());
    long events = counts.events();
    return share.isPresent()
        ? Reading.of(share.getAsDouble(), events)
        : Reading.undefined(
            "no feature can be compared: "
                + plan.columns().get(0).name()
                + ": "
                + stability.of(0).map(Reading::undefinedReason).orElseThrow(),
            events);
  }

  /** Positions of the features that drifted, the largest PSI first, at most as many as help. */
  List<Integer> mostDrifted(ColumnReadings stability) {
    return IntStream.range(0, plan.inputs())
        .filter(
            column ->
                stability
                    .of(column)
                    .filter(reading -> reading.qValue() != null && reading.qValue() < ALPHA)
                    .isPresent())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                (Integer column) -> -stability.of(column).orElseThrow().value()))
        .limit(DriftEvidence.MOST)
        .toList();
  }

  /**
   * The test of Kolmogorov and Smirnov on the error with which each event fits what the reference's
   * features have in common. It is the only test of its kind, so q is p.
   */
  Reading multivariate() {
    Optional<FeatureComparison> errors = reconstruction();
    if (errors.isEmpty()) {
      return Reading.undefined(
          reference.map(SeriesReference::whyNoReconstruction).orElseThrow(), counts.events());
    }
    Reading reading = DriftMeasures.of(Metric.KS, errors.get());
    return errors.get().count() < counts.events()
        ? Reading.undefined(
            "the monitor did not ask for it in all of the window", errors.get().count())
        : reading.adjusted(reading.pValue());
  }

  /** The errors of the window beside those of the reference, if it knows them. */
  Optional<FeatureComparison> reconstruction() {
    return reference
        .flatMap(SeriesReference::reconstruction)
        .map(errors -> new FeatureComparison(errors, counts));
  }
}
