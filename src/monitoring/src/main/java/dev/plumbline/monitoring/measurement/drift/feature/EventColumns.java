package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.statistics.histogram.NumberCounting;

/**
 * Events that were kept one after the other, seen column by column: the numbers of a column are
 * neighbours.
 *
 * <p>Working memory of one operator, used again for every feature set and model, so that it stays
 * in the cache. Not thread-safe.
 */
public final class EventColumns {

  /**
   * Room between two columns, as wide as a cache line: columns a power of two apart would get into
   * each other's way in the cache.
   */
  private static final int GAP = 8;

  private final int[] bins = new int[NumberCounting.MOST];
  private double[] turned = {};
  private EventRows rows;
  private int apart;

  /** Shows these events from now on. */
  void show(EventRows shown) {
    rows = shown;
    apart = rows.most() + GAP;
    if (turned.length < rows.columns() * apart) {
      turned = new double[rows.columns() * apart];
    }
    rows.turnInto(turned, apart);
  }

  int size() {
    return rows.size();
  }

  /** A category; null where there is no usable one. */
  String text(int column, int row) {
    return rows.text(column, row);
  }

  /** Numbers, of which those of a column begin at {@link #begin}; NaN where none is usable. */
  double[] numbers() {
    return turned;
  }

  /** Where the numbers of a column begin. */
  int begin(int column) {
    return column * apart;
  }

  /** Working memory for a bin of each event. */
  int[] bins() {
    return bins;
  }
}
