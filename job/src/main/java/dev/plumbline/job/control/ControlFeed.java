package dev.plumbline.job.control;

import dev.plumbline.job.event.SourceRecord;
import java.io.Serializable;
import java.util.List;

/**
 * The control topics, as every subtask of ingest reads them for itself: all of them from their
 * beginning. The topics are the truth and nothing of them is checkpointed; a subtask that starts,
 * or starts again, reads them to their end before its first event.
 */
public interface ControlFeed extends Serializable {

  /** Starts reading, on the task's thread. */
  Reader open();

  /** One subtask's reading. */
  interface Reader extends AutoCloseable {

    /** Everything that the topics hold now, in the order of topics and offsets. Blocks. */
    List<SourceRecord> history() throws Exception;

    /** What was added since the last call. Never blocks. */
    List<SourceRecord> news();

    @Override
    void close();
  }
}
