package dev.plumbline.job.stage.ingest.time;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What is known of each partition of one topic, found by its number, which Kafka gives from 0 on: a
 * place in a list, where a map would cost every record a search. Not thread-safe.
 *
 * @param <T> what is known
 */
public final class PerPartition<T> {

  private final IntFunction<T> unseen;
  private final List<T> byNumber = new ArrayList<>();
  private final List<T> all = new ArrayList<>();

  /**
   * @param unseen what is known of a partition that nobody asked for before
   */
  public PerPartition(IntFunction<T> unseen) {
    this.unseen = unseen;
  }

  /** What is known of a partition. */
  public T of(int partition) {
    T known = partition < byNumber.size() ? byNumber.get(partition) : null;
    return known == null ? add(partition) : known;
  }

  private T add(int partition) {
    while (byNumber.size() <= partition) {
      byNumber.add(null);
    }
    T added = unseen.apply(partition);
    byNumber.set(partition, added);
    all.add(added);
    return added;
  }

  /** Of every partition that was asked for. */
  public List<T> all() {
    return all;
  }
}
