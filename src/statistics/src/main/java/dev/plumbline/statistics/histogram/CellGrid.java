package dev.plumbline.statistics.histogram;

/**
 * Cells that follow each other as numbers do: of two numbers the larger one is never in an earlier
 * cell. A cell is the exponent and the leading mantissa bits of a number's distance from the
 * origin, as many as make at most {@value #MOST_CELLS} cells between two ends. With the origin far
 * below the ends the cells are about equally wide, with the origin at zero they grow with the
 * number. What is below the lower end, or more than 32 octaves below the upper one, is in the first
 * cell, what is above the upper end in the last one or with it.
 *
 * @param high the upper end
 * @param origin from where distances count
 * @param shift how many trailing bits are left out
 * @param lowest the leading bits that the first cell stands for
 * @param last index of the last cell
 */
record CellGrid(double high, double origin, int shift, long lowest, int last) {

  private static final int MOST_CELLS = 1_024;
  private static final long REACH = 32L << 52;

  /** Cells between two ends. */
  static CellGrid between(double low, double high, double origin) {
    long largest = Math.max(0, bits(high - origin));
    long smallest = Math.max(0, Math.max(largest - REACH, bits(low - origin)));
    int shift = 1; // so that no difference of leading bits overflows
    while ((largest >>> shift) - (smallest >>> shift) >= MOST_CELLS - 1) {
      shift++;
    }
    long lowest = smallest >>> shift;
    // One cell more, for what lies beyond the upper end.
    return new CellGrid(high, origin, shift, lowest, (int) ((largest >>> shift) - lowest) + 1);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  int cells() {
    return last + 1;
  }

  /** The cell of any value. */
  int cellOf(double value) {
    return (int) Math.min(last, cell(value));
  }

  /** The cell of a value that is not above the upper end, with a comparison less. */
  int cellUpToHigh(double value) {
    return (int) cell(value);
  }

  private long cell(double value) {
    // A distance below zero has a sign, which makes it an integer below zero, too.
    return Math.max(0, (bits(value - origin) >> shift) - lowest);
  }
}
