package dev.plumbline.job.lease;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** A log of leases in memory, read and written by any number of keepers; time is set by hand. */
final class LogInMemory {

  private final List<Consumer<LeaseBook>> records = new ArrayList<>();
  long now = 1_000_000;

  /** Whether the broker does not answer. */
  boolean fails;

  /** What happens after a keeper has looked and before its record is on the log; once. */
  Runnable beforeTheNextWrite = () -> {};

  /** Another reader and writer of it. */
  LeaseLog open() {
    return new LeaseLog() {
      private int read;

      @Override
      public void readInto(LeaseBook book) {
        if (fails) {
          throw new KafkaException("the broker does not answer");
        }
        for (; read < records.size(); read++) {
          records.get(read).accept(book);
        }
      }

      @Override
      public void write(Lease lease) {
        Runnable first = beforeTheNextWrite;
        beforeTheNextWrite = () -> {};
        first.run();
        records.add(book -> book.add(lease));
      }

      @Override
      public void release(String jobId, String holder) {
        records.add(book -> book.release(holder));
      }

      @Override
      public long now() {
        return now;
      }

      @Override
      public void close() {}
    };
  }
}
