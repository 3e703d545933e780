package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.SourceRecord;
import java.io.Serializable;
import java.util.List;

/**
 * Everything that was said on the control topics before the job started. Read to its end on a fresh
 * start, before the first prediction, so that no event is judged by an older monitor than was in
 * force.
 */
@FunctionalInterface
public interface ControlHistory extends Serializable {

  /** All control records in the order of their topics and offsets. */
  List<SourceRecord> read() throws Exception;
}
