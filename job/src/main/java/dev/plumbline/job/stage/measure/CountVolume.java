package dev.plumbline.job.stage.measure;

import dev.plumbline.job.event.Prediction;
import dev.plumbline.job.window.IntroducedMonitors;
import dev.plumbline.job.window.LocalCounter;
import dev.plumbline.job.window.PaneBuffer;
import dev.plumbline.job.window.PaneId;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Segment;
import java.util.IdentityHashMap;
import java.util.Map;

/** Counts a prediction once in each of its series: versions times (all and its segments). */
final class CountVolume implements LocalCounter<Prediction, VolumeCounts> {

  private static final int MOST_PLANS = 1_000;

  private final IntroducedMonitors monitors = new IntroducedMonitors();

  private transient Map<Monitor, VolumePlan> plans;

  @Override
  public void count(Prediction prediction, PaneBuffer<VolumeCounts> panes) {
    VolumePlan plan = planOf(monitors.of(prediction));
    for (String version : plan.monitor().versions().seriesOf(prediction.version())) {
      count(prediction, plan, version, Segment.ALL, panes);
      for (String segment : prediction.segments()) {
        count(prediction, plan, version, segment, panes);
      }
    }
  }

  private VolumePlan planOf(Monitor monitor) {
    if (plans == null || plans.size() > MOST_PLANS) {
      plans = new IdentityHashMap<>(); // revisions that are no more are forgotten
    }
    return plans.computeIfAbsent(monitor, VolumePlan::new);
  }

  private static void count(
      Prediction prediction,
      VolumePlan plan,
      String version,
      String segment,
      PaneBuffer<VolumeCounts> panes) {
    PaneId pane =
        PaneId.holding(
            prediction.predictedAt(),
            plan.paneMs(),
            prediction.model(),
            version,
            segment,
            prediction.generation(),
            "");
    plan.count(prediction, panes.counts(pane, VolumeCounts::new));
  }
}
