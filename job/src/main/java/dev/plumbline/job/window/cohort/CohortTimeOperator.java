package dev.plumbline.job.window.cohort;

import dev.plumbline.job.window.state.BoundedTimeOperator;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.SeriesDefinition;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * The operator of cohorts, which knows whether predictions are silent: the watermark of both inputs
 * tells only what held it back last, and that may be labels, which some models never get.
 */
public final class CohortTimeOperator
    extends BoundedTimeOperator<String, SeriesDefinition, PaneCounts, WindowReport> {

  public CohortTimeOperator(RollCohorts<?> cohorts) {
    super(cohorts);
  }

  @Override
  public void processWatermark1(Watermark mark) throws Exception {
    ((RollCohorts<?>) getUserFunction()).predictionsReached(mark.getTimestamp());
    super.processWatermark1(mark);
  }
}
