package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.Definition;
import dev.plumbline.job.event.FeatureEvidence;
import dev.plumbline.job.window.Findings;
import dev.plumbline.job.window.MeasuredWindow;
import dev.plumbline.job.window.Reading;
import dev.plumbline.job.window.WindowMeasurer;
import dev.plumbline.monitoring.measurement.Axis;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileFile;
import dev.plumbline.statistics.FeatureCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * PSI, KS and the missing share of every watched feature, with p-values and, over all features of
 * the window, q-values. A window without events says nothing.
 */
final class DriftMeasurer implements WindowMeasurer<FeatureSetCounts> {

  /** From here a shift is worth explaining: the usual "moderate shift" of PSI. */
  private static final double WORTH_EXPLAINING = 0.1;

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
  public Findings measure(MeasuredWindow window, FeatureSetCounts counts) {
    if (counts.isZero()) {
      return Findings.of(List.of());
    }
    FeatureReadings psi = new FeatureReadings();
    FeatureReadings ks = new FeatureReadings();
    FeatureReadings missing = new FeatureReadings();
    List<FeatureEvidence> evidence = new ArrayList<>();
    Profile profile = profileOf(window.series().definition());
    boolean compared = window.monitor().profileFor(window.series().version()) != null;
    List<Feature> features = window.monitor().features();
    for (int i = 0; i < features.size(); i++) {
      Feature feature = features.get(i);
      FeatureCounts current = counts.feature(i);
      missing.put(feature.name(), missingShare(current));
      FeatureProfile known = FeatureCells.known(feature, profile);
      if (compared && known == null) {
        Reading unknown = Reading.undefined(reason(window, feature, profile), current.total());
        psi.put(feature.name(), unknown);
        if (feature.kind() == FeatureKind.NUMERIC) {
          ks.put(feature.name(), unknown);
        }
      } else if (compared) {
        FeatureComparison comparison = new FeatureComparison(known, current);
        Reading stability = comparison.psi();
        psi.put(feature.name(), stability);
        comparison.ks().ifPresent(reading -> ks.put(feature.name(), reading));
        if (stability.value() != null && stability.value() >= WORTH_EXPLAINING) {
          evidence.addAll(DriftEvidence.of(feature.name(), known, comparison));
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

  private static String reason(MeasuredWindow window, Feature feature, Profile profile) {
    String name = window.monitor().profileFor(window.series().version());
    return profile == null
        ? "profile " + name + " is not published"
        : "profile "
            + name
            + " has no "
            + feature.kind().name().toLowerCase(Locale.ROOT)
            + " feature "
            + feature.name();
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
