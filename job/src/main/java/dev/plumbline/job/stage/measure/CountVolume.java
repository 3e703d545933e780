package dev.plumbline.job.stage.measure;

import dev.plumbline.job.window.count.IntroducedPlans;
import dev.plumbline.job.window.count.LocalCounter;
import dev.plumbline.job.window.count.PaneBuffer;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.measurement.volume.VolumePlan;
import dev.plumbline.monitoring.measurement.volume.VolumeTally;
import dev.plumbline.monitoring.monitor.Monitor;
import java.util.List;

/** Counts a prediction once in each of its series: versions times (all and its segments). */
final class CountVolume implements LocalCounter<Prediction, VolumeTally> {

  private final IntroducedPlans<List<CountedVolume>> plans =
      new IntroducedPlans<>(CountVolume::plan);

  @Override
  public void count(Prediction prediction, PaneBuffer<VolumeTally> panes) {
    List<CountedVolume> versions = plans.of(prediction);
    for (int each = 0; each < versions.size(); each++) {
      versions.get(each).count(prediction, panes);
    }
  }

  private static List<CountedVolume> plan(
      Prediction prediction,
      GenerationDefinition definition,
      Monitor monitor,
      List<CountedVolume> known) {
    VolumePlan plan = new VolumePlan(monitor);
    return monitor.versions().seriesOf(prediction.version()).stream()
        .map(version -> new CountedVolume(plan, prediction, version))
        .toList();
  }
}
