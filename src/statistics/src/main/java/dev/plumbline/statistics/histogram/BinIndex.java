package dev.plumbline.statistics.histogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the bin of a value exactly as a binary search over the upper edges would, in a fraction of
 * its time: the cell of the value says where to start, and few edges are left to pass.
 *
 * <p>For each cell of a {@link CellGrid} the table holds how many edges lie in cells before it,
 * that is surely below the value; from there the edges themselves decide. The first comparison
 * needs no branch, since whether it is due is a matter of chance, and a branch that cannot be
 * foreseen costs more than all the rest. Seldom the next edge, too, is below; then the others are
 * searched. Of several grids the one is taken that leaves least to search: one that is finer
 * towards zero, one that is finer towards the first edge, and equal cells between all edges or the
 * inner 95 or 80 % of them.
 *
 * <p>Immutable.
 */
final class BinIndex {

  /** The edges, and infinity as the last. */
  private final double[] bounded;

  private final CellGrid grid;
  private final char[] start;

  /**
   * @param edges ascending, finite, none is −0.0
   */
  BinIndex(double[] edges) {
    bounded = Arrays.copyOf(edges, edges.length + 1);
    bounded[edges.length] = Double.POSITIVE_INFINITY;
    grid = edges.length == 0 ? CellGrid.between(0, 0, 0) : best(edges);
    start = new char[grid.cells()];
    int before = 0;
    int[] within = within(grid, edges);
    for (int cell = 0; cell < start.length; cell++) {
      start[cell] = (char) Math.min(Character.MAX_VALUE, before);
      before += within[cell];
    }
  }

  private static CellGrid best(double[] edges) {
    double first = edges[0];
    double last = edges[edges.length - 1];
    List<CellGrid> grids = new ArrayList<>();
    grids.add(CellGrid.between(first, last, 0));
    grids.add(CellGrid.between(first, last, first));
    for (int left : new int[] {0, edges.length / 40, edges.length / 10}) {
      double low = edges[left];
      double high = edges[edges.length - 1 - left];
      double origin = low - 4 * (high - low);
      if (Double.isFinite(origin)) {
        grids.add(CellGrid.between(low, high, origin));
      }
    }
    return Collections.min(grids, Comparator.comparingLong(grid -> crowding(grid, edges)));
  }

  /** Edges that the mean value finds in its own cell, times all edges: each bin is as frequent. */
  private static long crowding(CellGrid grid, double[] edges) {
    return Arrays.stream(within(grid, edges)).mapToLong(edge -> (long) edge * edge).sum();
  }

  private static int[] within(CellGrid grid, double[] edges) {
    int[] within = new int[grid.cells()];
    for (double edge : edges) {
      within[grid.cellOf(edge)]++;
    }
    return within;
  }

  /** 1 when the edge is below the value, else 0: the sign of their difference. */
  private static int isBelow(double edge, double value) {
    return (int) (Double.doubleToRawLongBits(edge - value) >>> 63);
  }

  /** The first bin whose upper edge is at or above the value. */
  int binOf(double value) {
    int bin = start[grid.cellOf(value)];
    bin += isBelow(bounded[bin], value);
    return reaches(bin, value) ? bin : search(bin + 1, value);
  }

  /** Up to where {@link #findUpToHigh} may be asked. */
  double high() {
    return grid.high();
  }

  /**
   * Finds the bins of several values by a guess for each, and by a search where a guess was too
   * low: about once in a thousand values, which is asked once for all of them. A simple loop lets
   * the processor work on several values at once; with the search in it, it took half as long
   * again.
   *
   * @param values those of this range up to {@link #high}
   * @param from index of the first
   * @param to index after the last
   * @param found where their bins are put, from the beginning
   */
  void findUpToHigh(double[] values, int from, int to, int[] found) {
    long below = 0;
    for (int item = from; item < to; item++) {
      double value = values[item];
      int guess = guessUpToHigh(value);
      found[item - from] = guess;
      below |= Double.doubleToRawLongBits(bounded[guess] - value);
    }
    if (below < 0) { // some edge less its value has a sign
      searchOn(values, from, to, found);
    }
  }

  private void searchOn(double[] values, int from, int to, int[] found) {
    for (int item = from; item < to; item++) {
      int guess = found[item - from];
      if (!reaches(guess, values[item])) {
        found[item - from] = search(guess + 1, values[item]);
      }
    }
  }

  /** The bin of a value up to {@link #high}, or a lower one that does not reach it. */
  int guessUpToHigh(double value) {
    int bin = start[grid.cellUpToHigh(value)];
    return bin + isBelow(bounded[bin], value);
  }

  /** Whether a bin's upper edge is at or above the value. */
  boolean reaches(int bin, double value) {
    return bounded[bin] >= value;
  }

  private int search(int from, double value) {
    int found = Arrays.binarySearch(bounded, from, bounded.length, value);
    return found >= 0 ? found : -found - 1;
  }
}
