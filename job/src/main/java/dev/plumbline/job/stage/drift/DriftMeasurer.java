package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.Definition;
import dev.plumbline.job.event.FeatureEvidence;
import dev.plumbline.job.window.Findings;
import dev.plumbline.job.window.MeasuredWindow;
import dev.plumbline.job.window.Past;
import dev.plumbline.job.window.Reading;
import dev.plumbline.job.window.WindowMeasurer;
import dev.plumbline.monitoring.measurement.Axis;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Reference;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileFile;
import dev.plumbline.statistics.FeatureCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PSI, KS and the missing share of every watched feature, with p-values and, over all features of
 * the window, q-values. A window without events says nothing.
 */
final class DriftMeasurer implements WindowMeasurer<FeatureSetCounts> {

  /** From here a shift is worth explaining: the usual "moderate shift" of PSI. */
  private static final double WORTH_EXPLAINING = 0.1;

  private static final Duration A_WEEK = Duration.ofDays(7);

  private transient Map<String, Profile> profiles;

  @Override
  public FeatureSetCounts read(byte[] counts) {
    return FeatureSetCounts.fromBytes(counts);
  }

  @Override
  public FeatureSetCounts zero() {
    return FeatureSetCounts.empty();
  }

  @Override
  public List<String> metrics() {
    return List.of(Metric.PSI.metricName(), Metric.KS.metricName(), Metric.MISSING.metricName());
  }

  @Override
  public Reference reference(Monitor monitor) {
    return monitor.reference();
  }

  @Override
  public long events(FeatureSetCounts counts) {
    return counts.events();
  }

  /** A reference of its own takes long to come back: a version keeps it for a week of silence. */
  @Override
  public Duration patience(Monitor monitor) {
    return monitor.reference().isOwnHistory() ? A_WEEK : WindowMeasurer.super.patience(monitor);
  }

  @Override
  public Findings measure(MeasuredWindow window, FeatureSetCounts counts) {
    return measure(window, counts, referenceOf(window));
  }

  @Override
  public Findings measure(
      MeasuredWindow window, FeatureSetCounts counts, Past<FeatureSetCounts> past) {
    return measure(
        window, counts, Optional.of(new PastReference(window.monitor().columns(), past)));
  }

  private static Findings measure(
      MeasuredWindow window, FeatureSetCounts counts, Optional<SeriesReference> compared) {
    if (counts.isZero()) {
      return Findings.of(List.of());
    }
    FeatureReadings psi = new FeatureReadings();
    FeatureReadings ks = new FeatureReadings();
    FeatureReadings missing = new FeatureReadings();
    List<FeatureEvidence> evidence = new ArrayList<>();
    List<Feature> columns = window.monitor().features();
    for (int i = 0; i < columns.size(); i++) {
      Feature feature = columns.get(i);
      missing.put(feature.name(), missingShare(counts.feature(i)));
      if (compared.isEmpty()) {
        continue;
      }
      Optional<FeatureReference> reference = compared.get().of(i);
      if (reference.isEmpty()) {
        Reading unknown = Reading.undefined(compared.get().whyNot(i), counts.feature(i).total());
        psi.put(feature.name(), unknown);
        if (feature.kind() == FeatureKind.NUMERIC) {
          ks.put(feature.name(), unknown);
        }
      } else {
        FeatureComparison comparison = new FeatureComparison(reference.get(), counts);
        Reading stability = comparison.psi();
        psi.put(feature.name(), stability);
        comparison.ks().ifPresent(reading -> ks.put(feature.name(), reading));
        if (stability.value() != null && stability.value() >= WORTH_EXPLAINING) {
          evidence.addAll(DriftEvidence.of(feature.name(), reference.get(), comparison));
        }
      }
    }
    List<Measurement> measurements = new ArrayList<>();
    addAll(measurements, window, Metric.PSI, psi.adjusted());
    addAll(measurements, window, Metric.KS, ks.adjusted());
    addAll(measurements, window, Metric.MISSING, missing);
    return new Findings(measurements, evidence);
  }

  private static void addAll(
      List<Measurement> measurements,
      MeasuredWindow window,
      Metric metric,
      FeatureReadings readings) {
    if (window.monitor().computes(metric)) {
      readings.forEach(
          (feature, reading) ->
              measurements.add(
                  window.measurement(metric.metricName(), feature, Axis.PREDICTION_TIME, reading)));
    }
  }

  private static Reading missingShare(FeatureCounts counts) {
    long all = counts.total() + counts.missing() + counts.invalid();
    return all == 0
        ? Reading.undefined("no prediction in the window", 0)
        : Reading.of((double) counts.missing() / all, all);
  }

  private Optional<SeriesReference> referenceOf(MeasuredWindow window) {
    String name = window.monitor().profileFor(window.series().version());
    return name == null
        ? Optional.empty()
        : Optional.of(
            new ProfileReference(
                name, window.monitor().columns(), profileOf(window.series().definition())));
  }

  private Profile profileOf(Definition definition) {
    if (definition.profile() == null) {
      return null;
    }
    if (profiles == null) {
      profiles = new HashMap<>();
    }
    return profiles.computeIfAbsent(
        definition.reference(), unknown -> ProfileFile.fromBytes(definition.profile()));
  }
}
