package dev.plumbline.monitoring.measurement.drift;

import dev.plumbline.monitoring.control.RecentlyUsed;
import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Past;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.measurement.drift.feature.PastReference;
import dev.plumbline.monitoring.measurement.drift.feature.ProfileReferences;
import dev.plumbline.monitoring.measurement.drift.feature.SeriesReference;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Reference;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the features and the answers of a window are from their reference, and how complete and
 * plausible they are. A window without events says nothing.
 */
public final class DriftMeasurer implements WindowMeasurer<FeatureSetCounts> {

  private static final int MOST_PLANS = 10_000;

  private static final Duration A_WEEK = Duration.ofDays(7);

  private final ProfileReferences references = new ProfileReferences();

  private transient Map<String, DriftPlan> plans;

  @Override
  public FeatureSetCounts read(byte[] counts) {
    return FeatureSetCounts.fromBytes(counts);
  }

  /** As they came: a pane of one subtask goes to state without being looked at. */
  @Override
  public byte[] takeBytes(byte[] counts, Monitor monitor) {
    return counts;
  }

  @Override
  public void add(FeatureSetCounts sum, byte[] counts) {
    sum.add(counts);
  }

  @Override
  public void takeBack(FeatureSetCounts sum, byte[] counts) {
    sum.takeBack(counts);
  }

  @Override
  public FeatureSetCounts zero() {
    return FeatureSetCounts.empty();
  }

  @Override
  public List<String> metrics() {
    return Arrays.stream(Metric.values())
        .filter(Metric::isOfFeatures)
        .map(Metric::metricName)
        .toList();
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
    return measure(window, counts, profileOf(window));
  }

  @Override
  public Findings measure(
      MeasuredWindow window, FeatureSetCounts counts, Past<FeatureSetCounts> past) {
    return measure(window, counts, Optional.of(new PastReference(planOf(window).columns(), past)));
  }

  /**
   * What is to be reported of a window.
   *
   * @param reference what the series is compared with; empty when it is not
   */
  Findings measure(
      MeasuredWindow window, FeatureSetCounts counts, Optional<SeriesReference> reference) {
    return counts.isZero()
        ? Findings.of(List.of())
        : new DriftFindings(planOf(window), window, counts, reference).findings();
  }

  private DriftPlan planOf(MeasuredWindow window) {
    if (plans == null) {
      plans = new RecentlyUsed<>(MOST_PLANS);
    }
    return plans.computeIfAbsent(
        window.series().model() + "/" + window.monitor().revision(),
        unknown -> new DriftPlan(window.monitor()));
  }

  private Optional<SeriesReference> profileOf(MeasuredWindow window) {
    String name = window.monitor().profileFor(window.series().version());
    return name == null
        ? Optional.empty()
        : Optional.of(references.of(window.series(), name, planOf(window).columns()));
  }
}
