package dev.plumbline.testbed.benchmark.significance;

/**
 * How often a test fires without drift.
 *
 * @param feature the feature's label
 * @param continuous whether the feature has no ties
 * @param reference size of the reference
 * @param window size of the window
 * @param measure the test
 * @param runs how many pairs of a reference and a window were drawn
 * @param below001 share of them with p &lt; 0.01
 * @param below005 share of them with p &lt; 0.05
 */
record FalseAlarmRow(
    String feature,
    boolean continuous,
    int reference,
    int window,
    String measure,
    int runs,
    double below001,
    double below005) {

  double at(double alpha) {
    return alpha == 0.01 ? below001 : below005;
  }
}
