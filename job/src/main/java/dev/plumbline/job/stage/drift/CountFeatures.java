package dev.plumbline.job.stage.drift;

import dev.plumbline.job.window.count.IntroducedPlans;
import dev.plumbline.job.window.count.LocalCounter;
import dev.plumbline.job.window.count.PaneBuffer;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.measurement.drift.feature.EventColumns;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureTally;
import dev.plumbline.monitoring.measurement.drift.feature.ReadProfiles;
import dev.plumbline.monitoring.monitor.Monitor;
import java.util.List;

/** Counts the features of a prediction in the cells of its version's profile. */
final class CountFeatures implements LocalCounter<Prediction, FeatureTally> {

  private final ReadProfiles profiles = new ReadProfiles();
  private final IntroducedPlans<List<CountedFeatures>> plans = new IntroducedPlans<>(this::plan);

  private transient EventColumns events;

  @Override
  public void count(Prediction prediction, PaneBuffer<FeatureTally> panes) {
    List<CountedFeatures> series = plans.of(prediction);
    for (int each = 0; each < series.size(); each++) {
      series.get(each).count(prediction, panes);
    }
  }

  private List<CountedFeatures> plan(
      Prediction prediction,
      GenerationDefinition definition,
      Monitor monitor,
      List<CountedFeatures> known) {
    if (monitor.features().isEmpty()) {
      return List.of();
    }
    if (events == null) {
      events = new EventColumns();
    }
    return monitor.versions().seriesOf(prediction.version()).stream()
        .map(
            series -> CountedFeatures.of(prediction, definition, monitor, series, profiles, events))
        .map(introduced -> introduced.unlessKnown(known == null ? List.of() : known))
        .toList();
  }
}
