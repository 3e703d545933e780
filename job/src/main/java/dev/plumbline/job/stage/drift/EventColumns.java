package dev.plumbline.job.stage.drift;

/**
 * Events that were kept one after the other, seen column by column: the numbers of a column are
 * neighbours. Columns are turned {@value #AT_A_TIME} at a time, as many as share the processor's
 * cache line in an event, so that each line is fetched once.
 *
 * <p>Working memory of one operator, used again for every column and model, so that it stays in the
 * cache. Not thread-safe.
 */
final class EventColumns {

  private static final int AT_A_TIME = 8;

  private final double[] turned = new double[AT_A_TIME * EventRows.MOST];
  private final int[] bins = new int[EventRows.MOST];
  private EventRows rows;
  private int turnedFrom;

  /** Shows these events from now on. */
  void show(EventRows shown) {
    rows = shown;
    turnedFrom = Integer.MIN_VALUE;
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

  /** Working memory for a bin of each event. */
  int[] bins() {
    return bins;
  }

  /** Where the numbers of a column begin, until another column is asked for. */
  int begin(int column) {
    int from = column / AT_A_TIME * AT_A_TIME;
    if (from != turnedFrom) {
      turn(from);
    }
    return (column - from) * EventRows.MOST;
  }

  private void turn(int from) {
    int width = Math.min(AT_A_TIME, rows.columns() - from);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < width; column++) {
        turned[column * EventRows.MOST + row] = rows.number(from + column, row);
      }
    }
    turnedFrom = from;
  }
}
