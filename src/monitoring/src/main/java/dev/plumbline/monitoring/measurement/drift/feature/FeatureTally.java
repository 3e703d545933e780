package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.statistics.exact.Counted;

/**
 * Counts of a feature set beside the source: what {@link FeatureSetCounts} would be of the same
 * events, to the bit, with the last events not yet counted ({@link EventRows}). A pane of few
 * events holds nothing else.
 *
 * <p>Not thread-safe.
 */
public final class FeatureTally implements Counted {

  private final FeatureCells cells;
  private final EventColumns events;
  private final EventRows rows;
  private FeatureSetCounts counts;

  /**
   * Counts of nothing.
   *
   * @param cells in which it counts
   * @param events working memory, shared by all that one operator counts
   */
  public FeatureTally(FeatureCells cells, EventColumns events) {
    this.cells = cells;
    this.events = events;
    this.rows = cells.rows();
  }

  /**
   * Counts an event.
   *
   * @return how many bytes more than before are occupied in memory
   */
  public long count(Prediction prediction) {
    long more = rows.isFull() ? countRows() : 0;
    return more + rows.add(prediction);
  }

  private long countRows() {
    boolean first = counts == null;
    if (first) {
      counts = cells.zero();
    }
    cells.count(rows, events, counts);
    return first ? cells.bytes() : 0;
  }

  @Override
  public boolean isZero() {
    return counts == null && rows.size() == 0;
  }

  @Override
  public byte[] toBytes() {
    countRows();
    return counts.toBytes();
  }
}
