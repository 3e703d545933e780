package dev.plumbline.job.stage.publish;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/** The topic that alerts are written to, as it can be read back. */
interface AlertTopic extends Serializable {

  /** Opens it. */
  Reader open();

  /** Reads it back. For one thread. */
  interface Reader extends AutoCloseable {

    /**
     * How far each partition reaches, as the broker said at the last time it was asked; asks again
     * without waiting. The first call waits.
     */
    List<PublishedUpTo> reached() throws InterruptedException;

    /**
     * Waits until every transaction that is open on the topic now has ended, and reads.
     *
     * @param from how far the topic reached once; a partition that is not among them is read from
     *     its beginning
     * @return the steps that are committed beyond it, see {@link AlertStep}
     */
    Set<String> stepsSince(List<PublishedUpTo> from) throws InterruptedException;

    /** The name of the topic. */
    String name();

    @Override
    void close();
  }
}
