package dev.plumbline.job.stage.ingest.source;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Tells a record that does not fit into memory from memory that is short. Kafka's consumer unpacks
 * a record whole and copies it once, and knows no limit: a batch of some kilobytes can unpack to
 * gigabytes. A job that restarts would read the same record again for ever, so it ends, and says
 * where the record is and what to do.
 */
final class RecordMemory {

  /** With so much free, what did not fit was no ordinary record. */
  private static final long PLENTY = 32L << 20;

  private RecordMemory() {}

  /**
   * What to throw for a failed poll: the failure itself, unless it is a record that does not fit
   * into memory.
   *
   * @param next where each partition is read from next
   */
  static RuntimeException explained(
      RuntimeException failure, String topic, Supplier<List<KafkaPartitionSplit>> next) {
    if (ExceptionUtils.findThrowable(failure, OutOfMemoryError.class).isEmpty()) {
      return failure;
    }
    long free = freeHeap();
    return free < PLENTY ? failure : ended(failure, topic, next.get(), free);
  }

  private static long freeHeap() {
    System.gc(); // what the failed attempt left behind is not in use
    Runtime java = Runtime.getRuntime();
    return java.maxMemory() - java.totalMemory() + java.freeMemory();
  }

  private static SuppressRestartsException ended(
      RuntimeException failure, String topic, List<KafkaPartitionSplit> next, long free) {
    String places =
        next.stream()
            .map(
                split -> "partition " + split.getPartition() + " from " + split.getStartingOffset())
            .collect(Collectors.joining(", "));
    return new SuppressRestartsException(
        new FlinkRuntimeException(
            String.format(
                "A record of topic '%s' does not fit into memory: unpacked, it needs more than the"
                    + " %,d MiB of heap that are free here, twice. The job has ended, since each"
                    + " restart would read it again. It is within the next records of %s. Skip it"
                    + " with kafka-delete-records, or give TaskManagers more"
                    + " taskmanager.memory.task.heap.size (four times the record), and start the"
                    + " job from its last checkpoint.",
                topic, free >> 20, places),
            failure));
  }
}
