package dev.plumbline.job.stage.drift;

import dev.plumbline.job.window.count.CountedSeries;
import dev.plumbline.job.window.count.PaneBuffer;
import dev.plumbline.job.window.count.PaneSlot;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.measurement.drift.feature.EventColumns;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureCells;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureTally;
import dev.plumbline.monitoring.measurement.drift.feature.ReadProfiles;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.profile.Profile;
import java.util.List;

/** One series whose features are counted, by one revision of its monitor. */
final class CountedFeatures {

  private final int revision;
  private final CountedSeries series;
  private final PaneSlot<FeatureTally> slot;

  private CountedFeatures(
      int revision, CountedSeries series, FeatureCells cells, EventColumns events) {
    this.revision = revision;
    this.series = series;
    this.slot = new PaneSlot<>(series, () -> new FeatureTally(cells, events));
  }

  /**
   * A series as a definition introduces it.
   *
   * @param prediction that introduces it
   * @param version of the series, perhaps all
   * @param profiles those read before
   * @param events working memory
   */
  static CountedFeatures of(
      Prediction prediction,
      GenerationDefinition definition,
      Monitor monitor,
      String version,
      ReadProfiles profiles,
      EventColumns events) {
    // Part of a generation where an edition of a profile ends, which is of no concern to others.
    boolean compares = monitor.profileFor(version) != null;
    boolean published = compares && definition.profile() != null;
    boolean compared = published && !monitor.reference().isOwnHistory();
    Profile profile = compared ? profiles.of(definition) : null;
    CountedSeries series =
        new CountedSeries(
            prediction.model(),
            version,
            Segment.ALL,
            compares ? definition.generation() : prediction.generation(),
            compared ? definition.reference() : "",
            monitor.windows().get(0).every().toMillis());
    return new CountedFeatures(
        monitor.revision(),
        series,
        monitor.reference().isOwnHistory()
            ? FeatureCells.withoutProfile(monitor)
            : FeatureCells.after(monitor, profile),
        events);
  }

  /**
   * The same series as it was known before, if that was a later revision: an event that came late
   * may introduce a revision again whose rules asked for less.
   */
  CountedFeatures unlessKnown(List<CountedFeatures> known) {
    return known.stream()
        .filter(before -> before.series.equals(series) && before.revision > revision)
        .findFirst()
        .orElse(this);
  }

  /** Counts a prediction in the pane of its time. */
  void count(Prediction prediction, PaneBuffer<FeatureTally> panes) {
    FeatureTally tally = slot.counts(prediction.predictedAt(), panes);
    long more = tally.count(prediction);
    if (more > 0) {
      slot.occupy(more, panes);
    }
  }
}
