package dev.plumbline.job.stage.publish.alert;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The topic that alerts are written to, as it can be read back. */
interface AlertTopic extends Serializable {

  /** Opens it. */
  Reader open();

  /** Reads it back. For one thread, which must not ask for more while {@link #since} goes on. */
  interface Reader extends AutoCloseable {

    /**
     * How far each partition reaches, as the broker said at the last time it was asked; asks again
     * without waiting. The first call waits, unless {@link #since} came before it.
     */
    List<PublishedUpTo> reached() throws InterruptedException;

    /**
     * Reads, as soon as every transaction that is open on the topic now has ended; does not wait.
     *
     * @param from how far the topic reached once; a partition that is not among them, or is of
     *     another topic of that name, is read from its beginning
     */
    CompletableFuture<PublishedSince> since(List<PublishedUpTo> from);

    /** The name of the topic. */
    String name();

    /** Ends what goes on, and does not wait for it. */
    @Override
    void close();
  }
}
