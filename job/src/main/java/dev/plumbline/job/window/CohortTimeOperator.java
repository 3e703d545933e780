package dev.plumbline.job.window;

import dev.plumbline.job.event.PaneCounts;
import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.job.event.WindowReport;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * The operator of cohorts, which knows whether predictions are silent: the watermark of both inputs
 * tells only what held it back last, and that may be labels, which some models never get.
 */
final class CohortTimeOperator
    extends BoundedTimeOperator<String, SeriesDefinition, PaneCounts, WindowReport> {

  CohortTimeOperator(RollCohorts<?> cohorts) {
    super(cohorts);
  }

  @Override
  public void processWatermark1(Watermark mark) throws Exception {
    ((RollCohorts<?>) getUserFunction()).predictionsReached(mark.getTimestamp());
    super.processWatermark1(mark);
  }
}
