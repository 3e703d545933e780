package dev.plumbline.job.stage.join;

import dev.plumbline.job.window.state.BoundedTimeOperator;
import dev.plumbline.job.wire.JoinKey;
import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.monitoring.event.Outcome;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * The join's operator, which never counts labels as idle: when they are silent, time behind the
 * join stands where they left it. Else predictions alone would close the windows of labels that are
 * published in one go an hour later. Ingest lets time go on after a longer silence of labels.
 */
final class LabelTimeOperator
    extends BoundedTimeOperator<JoinKey, JoinRecord, JoinRecord, Outcome> {

  private static final int LABELS = 1;

  LabelTimeOperator(JoinLabels join) {
    super(join);
  }

  @Override
  protected void processWatermarkStatus(WatermarkStatus status, int index) throws Exception {
    if (index != LABELS || status.isActive()) {
      super.processWatermarkStatus(status, index);
    }
  }
}
