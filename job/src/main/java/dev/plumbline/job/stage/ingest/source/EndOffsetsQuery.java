package dev.plumbline.job.stage.ingest.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks how far partitions reach. */
interface EndOffsetsQuery extends AutoCloseable {

  /**
   * What a partition holds.
   *
   * @param start offset of its first record
   * @param end offset after its last record
   */
  record Reach(long start, long end) {}

  /** What the partitions hold, or empty when nobody answers. Blocks for some seconds at most. */
  Optional<Map<Integer, Reach>> ask(Set<Integer> partitions);

  @Override
  void close();
}
