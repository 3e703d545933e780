package dev.plumbline.statistics.histogram;

import java.util.NavigableMap;

/** A reference in ascending order, as {@link EqualMassBinning} asks for it. */
interface OrderedMass {

  /** How many values there are, 1 or more. */
  long size();

  /** An edge with about part/parts of the values at or below it. */
  double quantile(int part, int parts);

  /** How many values are at or below an edge. */
  long countUpTo(double edge);

  /**
   * What cannot be divided and holds more than 1/parts of the values: its upper edge, and under it
   * the edge just below; minus infinity when there is none.
   */
  NavigableMap<Double, Double> atoms(int parts);

  /** Whether an atom of this edge is a value of its own, not a part of something wider. */
  boolean standsAlone(double edge);
}
