package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.SourceRecord;
import java.io.Serializable;

/**
 * What is done with the records of one topic. Decides; the operator around it holds time, state and
 * counters.
 *
 * @param <OUT> what comes out
 */
interface Intake<OUT> extends Serializable {

  /** Called once before the first record, on the task's thread. */
  void open(IngestContext<OUT> desk);

  /**
   * Takes one record.
   *
   * @throws RefusedEventException when it cannot be used
   */
  void take(SourceRecord record);

  /** Called when control records were taken in. */
  void controlChanged();

  /**
   * Whether all that the control topics say matters here, or the monitors alone. One intake of the
   * job reads all, and reports the control records that cannot be used.
   */
  boolean readsProfiles();
}
