package dev.plumbline.job.stage.measure;

import dev.plumbline.job.window.count.CountedSeries;
import dev.plumbline.job.window.count.PaneBuffer;
import dev.plumbline.job.window.count.PaneSlot;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.measurement.volume.VolumePlan;
import dev.plumbline.monitoring.measurement.volume.VolumeTally;
import dev.plumbline.monitoring.monitor.Segment;
import java.util.HashMap;
import java.util.Map;

/**
 * The series of one version, or of all together: one over all segments and one for each that
 * occurred, of which there are as many as the monitor lists.
 */
final class CountedVolume {

  private final VolumePlan plan;
  private final String model;
  private final String version;
  private final int generation;
  private final PaneSlot<VolumeTally> all;
  private final Map<String, PaneSlot<VolumeTally>> segments = new HashMap<>();

  /**
   * Series that counted nothing yet.
   *
   * @param prediction the first of them
   * @param version of the series, perhaps all
   */
  CountedVolume(VolumePlan plan, Prediction prediction, String version) {
    this.plan = plan;
    this.model = prediction.model();
    this.version = version;
    this.generation = prediction.generation();
    this.all = slot(Segment.ALL);
  }

  private PaneSlot<VolumeTally> slot(String segment) {
    return new PaneSlot<>(
        new CountedSeries(model, version, segment, generation, "", plan.paneMs()),
        () -> new VolumeTally(plan));
  }

  /** Counts a prediction in the panes of its time. */
  void count(Prediction prediction, PaneBuffer<VolumeTally> panes) {
    count(prediction, all, panes);
    for (String segment : prediction.segments()) {
      PaneSlot<VolumeTally> slot = segments.get(segment);
      if (slot == null) {
        slot = slot(segment);
        segments.put(segment, slot);
      }
      count(prediction, slot, panes);
    }
  }

  private void count(
      Prediction prediction, PaneSlot<VolumeTally> slot, PaneBuffer<VolumeTally> panes) {
    slot.counts(prediction.predictedAt(), panes).count(prediction);
  }
}
