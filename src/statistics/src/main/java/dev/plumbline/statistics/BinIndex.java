package dev.plumbline.statistics;

import java.util.Arrays;

/**
 * Finds the bin of a value exactly as a binary search over the upper edges would, in a fraction of
 * its time: the leading bits of the value say where to start, and few edges are left to pass.
 *
 * <p>A cell is the exponent and the leading mantissa bits of the absolute value, as many as make at
 * most {@value #CELLS} cells between the smallest and the largest edge of a sign. For each cell the
 * table holds how many edges lie in cells before it, that is surely below the value; from there the
 * edges themselves decide. Edges more than 32 octaves below the largest of their sign share the
 * first cell.
 *
 * <p>Immutable.
 */
final class BinIndex {
  private static final int CELLS = 512;
  private static final long OCTAVE = 1L << 52;
  private static final long REACH = 32 * OCTAVE;

  /** The edges, and infinity as the last. */
  private final double[] bounded;

  private final int shift;

  /** The first cell of numbers without, and with a sign. */
  private final long[] lowest = new long[2];

  /** Where the cells of a sign start in the table, and the index of its last cell. */
  private final int[] base = new int[2];

  private final int[] last = new int[2];
  private final char[] start;

  /**
   * @param edges ascending, finite, none is −0.0
   */
  BinIndex(double[] edges) {
    bounded = Arrays.copyOf(edges, edges.length + 1);
    bounded[edges.length] = Double.POSITIVE_INFINITY;
    long[] smallest = new long[2];
    long[] largest = new long[2];
    extent(edges, smallest, largest);
    shift = Math.max(shift(smallest[0], largest[0]), shift(smallest[1], largest[1]));
    for (int sign = 0; sign < 2; sign++) {
      lowest[sign] = smallest[sign] >>> shift;
      // One cell more, for what lies beyond the largest edge.
      last[sign] = (int) ((largest[sign] >>> shift) - lowest[sign]) + 1;
    }
    base[1] = last[0] + 1;
    start = new char[base[1] + last[1] + 1];
    fill(edges);
  }

  private static void extent(double[] edges, long[] smallest, long[] largest) {
    for (double edge : edges) {
      int sign = sign(bits(edge));
      long magnitude = bits(edge) & Long.MAX_VALUE;
      largest[sign] = Math.max(largest[sign], magnitude);
    }
    smallest[0] = largest[0];
    smallest[1] = largest[1];
    for (double edge : edges) {
      int sign = sign(bits(edge));
      long magnitude = Math.max(bits(edge) & Long.MAX_VALUE, largest[sign] - REACH);
      smallest[sign] = Math.min(smallest[sign], magnitude);
    }
  }

  private static int shift(long smallest, long largest) {
    int shift = 0;
    while ((largest >>> shift) - (smallest >>> shift) >= CELLS - 1) {
      shift++;
    }
    return shift;
  }

  /** In the order of values, which for negative ones is from the last cell to the first. */
  private void fill(double[] edges) {
    int[] within = new int[start.length];
    for (double edge : edges) {
      within[cell(bits(edge))]++;
    }
    int before = 0;
    for (int cell = start.length - 1; cell >= base[1]; cell--) {
      start[cell] = (char) Math.min(Character.MAX_VALUE, before);
      before += within[cell];
    }
    for (int cell = 0; cell < base[1]; cell++) {
      start[cell] = (char) Math.min(Character.MAX_VALUE, before);
      before += within[cell];
    }
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static int sign(long bits) {
    return (int) (bits >>> 63);
  }

  private int cell(long bits) {
    int sign = sign(bits);
    long cell = ((bits & Long.MAX_VALUE) >>> shift) - lowest[sign];
    return base[sign] + (int) Math.max(0, Math.min(last[sign], cell));
  }

  /** The first bin whose upper edge is at or above the value. */
  int binOf(double value) {
    // Adding 0.0 turns -0.0, which has a sign, into 0.0.
    double unsignedZero = value + 0.0;
    int bin = start[cell(bits(unsignedZero))];
    // The sign of the difference is 1 when the edge is below: a step without a branch, since
    // whether one is due is a matter of chance. More than one is seldom due.
    bin += sign(bits(bounded[bin] - unsignedZero));
    while (bounded[bin] < unsignedZero) {
      bin++;
    }
    return bin;
  }
}
