package dev.plumbline.statistics.histogram;

/**
 * The area between two distribution functions that are known at the edges of bins, and how far it
 * can be off.
 *
 * @param value the area with straight lines between the edges
 * @param errorBound the exact area lies in value ± errorBound
 */
public record AreaBetween(double value, double errorBound) {

  /**
   * The area from min to max.
   *
   * @param upperEdges the upper edge of each bin but the last
   * @param counts of both sides per bin, no side empty
   */
  public static AreaBetween of(double[] upperEdges, PairedCounts counts, double min, double max) {
    double value = 0;
    double errorBound = 0;
    double from = min;
    long reference = 0;
    long current = 0;
    double f = 0;
    double g = 0;
    for (int bin = 0; bin < counts.cells(); bin++) {
      double to = max;
      if (bin < upperEdges.length) {
        to = Math.max(from, Math.min(max, upperEdges[bin]));
      }
      reference += counts.reference()[bin];
      current += counts.current()[bin];
      double nextF = (double) reference / counts.referenceTotal();
      double nextG = (double) current / counts.currentTotal();
      double width = to - from;
      double area = width * meanDistance(f - g, nextF - nextG);
      double crookedness = width * ((nextF - f) + (nextG - g)) / 2;
      double least = width * Math.max(0, Math.max(f - nextG, g - nextF));
      double most = width * Math.max(nextG - f, nextF - g);
      value += area;
      errorBound += Math.min(crookedness, Math.max(area - least, most - area));
      from = to;
      f = nextF;
      g = nextG;
    }
    return new AreaBetween(value, errorBound);
  }

  /** The mean of |d| where d goes straight from one value to the other. */
  private static double meanDistance(double left, double right) {
    double sum = Math.abs(left) + Math.abs(right);
    if (left * right >= 0) {
      return sum / 2;
    }
    return (left * left + right * right) / (2 * sum);
  }
}
