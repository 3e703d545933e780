package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.Definition;
import dev.plumbline.job.event.Prediction;
import dev.plumbline.job.window.IntroducedMonitors;
import dev.plumbline.job.window.LocalCounter;
import dev.plumbline.job.window.PaneBuffer;
import dev.plumbline.job.window.PaneId;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileFile;
import java.util.HashMap;
import java.util.Map;

/** Counts the features of a prediction in the cells of its version's profile. */
final class CountFeatures implements LocalCounter<Prediction, FeatureSetCounts> {

  private record Plan(int revision, String reference, FeatureCells cells) {

    /** An event that came late may introduce a revision again whose rules asked for less. */
    boolean replaces(Plan known) {
      return revision >= known.revision || !reference.equals(known.reference);
    }
  }

  private record Source(String model, String version, int generation, String series) {}

  private final IntroducedMonitors monitors = new IntroducedMonitors();

  private transient Map<Source, Plan> plans;

  @Override
  public void count(Prediction prediction, PaneBuffer<FeatureSetCounts> panes) {
    Monitor monitor = monitors.of(prediction);
    if (monitor.features().isEmpty()) {
      return;
    }
    for (String series : monitor.versions().seriesOf(prediction.version())) {
      Plan plan = planFor(prediction, monitor, series);
      PaneId pane =
          PaneId.holding(
              prediction.predictedAt(),
              monitor.windows().get(0).every().toMillis(),
              prediction.model(),
              series,
              Segment.ALL,
              prediction.generation(),
              plan.reference());
      plan.cells().count(prediction, panes.counts(pane, plan.cells()::zero));
    }
  }

  private Plan planFor(Prediction prediction, Monitor monitor, String series) {
    if (plans == null) {
      plans = new HashMap<>();
    }
    Source source =
        new Source(prediction.model(), prediction.version(), prediction.generation(), series);
    Plan known = plans.get(source);
    if (known == null || prediction.introduction() != null) {
      Plan introduced = plan(monitors.definitionOf(prediction), monitor, series);
      if (known == null || introduced.replaces(known)) {
        plans.put(source, introduced);
        return introduced;
      }
    }
    return known;
  }

  private static Plan plan(Definition definition, Monitor monitor, String series) {
    if (monitor.reference().isOwnHistory()) {
      return new Plan(monitor.revision(), "", FeatureCells.withoutProfile(monitor));
    }
    boolean compared = monitor.profileFor(series) != null && definition.profile() != null;
    Profile profile = compared ? ProfileFile.fromBytes(definition.profile()) : null;
    return new Plan(
        monitor.revision(),
        compared ? definition.reference() : "",
        FeatureCells.after(monitor, profile));
  }
}
