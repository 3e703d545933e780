package dev.plumbline.testbed.benchmark.significance;

/** The distribution of a numeric feature, by its distribution function. */
interface Law {

  /** P(X ≤ value). */
  double below(double value);
}
