package dev.plumbline.job.stage.measure;

import dev.plumbline.job.event.Prediction;
import dev.plumbline.job.window.IntroducedMonitors;
import dev.plumbline.job.window.LocalCounter;
import dev.plumbline.job.window.PaneBuffer;
import dev.plumbline.job.window.PaneId;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Segment;

/** Counts a prediction once in each of its series: versions times (all and its segments). */
final class CountVolume implements LocalCounter<Prediction, VolumeCounts> {

  private final IntroducedMonitors monitors = new IntroducedMonitors();

  @Override
  public void count(Prediction prediction, PaneBuffer<VolumeCounts> panes) {
    Monitor monitor = monitors.of(prediction);
    for (String version : monitor.versions().seriesOf(prediction.version())) {
      count(prediction, monitor, version, Segment.ALL, panes);
      for (String segment : prediction.segments()) {
        count(prediction, monitor, version, segment, panes);
      }
    }
  }

  private static void count(
      Prediction prediction,
      Monitor monitor,
      String version,
      String segment,
      PaneBuffer<VolumeCounts> panes) {
    PaneId pane =
        PaneId.holding(
            prediction.predictedAt(),
            monitor.windows().get(0).every().toMillis(),
            prediction.model(),
            version,
            segment,
            prediction.generation(),
            "");
    panes.counts(pane, VolumeCounts::new).count(prediction.latencyMs());
  }
}
