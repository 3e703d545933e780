package dev.plumbline.testbed.benchmark.significance;

/**
 * Draws from the binomial distribution in constant time: by inversion where fewer than ten are
 * expected, else by the transformed rejection of Hörmann (1993, algorithm BTRS).
 */
final class Binomial {
  private static final double INVERSION_UP_TO = 10;

  private Binomial() {}

  static int draw(Draws draws, int n, double probability) {
    if (n == 0 || probability <= 0) {
      return 0;
    }
    if (probability >= 1) {
      return n;
    }
    if (probability > 0.5) {
      return n - draw(draws, n, 1 - probability);
    }
    if (n * probability < INVERSION_UP_TO) {
      return byInversion(draws, n, probability);
    }
    return byRejection(draws, n, probability);
  }

  private static int byInversion(Draws draws, int n, double probability) {
    double ratio = probability / (1 - probability);
    double mass = StrictMath.exp(n * StrictMath.log1p(-probability));
    double left = draws.nextDouble();
    int successes = 0;
    while (left > mass && successes < n) {
      left -= mass;
      successes++;
      mass *= ratio * (n - successes + 1) / successes;
    }
    return successes;
  }

  private static int byRejection(Draws draws, int n, double probability) {
    double deviation = Math.sqrt(n * probability * (1 - probability));
    double b = 1.15 + 2.53 * deviation;
    double a = -0.0873 + 0.0248 * b + 0.01 * probability;
    double c = n * probability + 0.5;
    double inside = 0.92 - 4.2 / b;
    double alpha = (2.83 + 5.1 / b) * deviation;
    double odds = probability / (1 - probability);
    double mode = Math.floor((n + 1) * probability);
    double atMode =
        (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1)))
            + stirling(mode)
            + stirling(n - mode);
    while (true) {
      double u = draws.nextDouble() - 0.5;
      double v = draws.nextDouble();
      double fromEdge = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / fromEdge + b) * u + c);
      if (fromEdge >= 0.07 && v <= inside) {
        return (int) k;
      }
      if (k < 0 || k > n) {
        continue;
      }
      double limit =
          atMode
              + (n + 1) * Math.log((n - mode + 1) / (n - k + 1))
              + (k + 0.5) * Math.log(odds * (n - k + 1) / (k + 1))
              - stirling(k)
              - stirling(n - k);
      if (Math.log(v * alpha / (a / (fromEdge * fromEdge) + b)) <= limit) {
        return (int) k;
      }
    }
  }

  /** What Stirling's formula for k! leaves, as in Hörmann (1993). */
  private static double stirling(double k) {
    double next = k + 1;
    if (k < 10) {
      double factorial = 1;
      for (int factor = 2; factor <= k; factor++) {
        factorial *= factor;
      }
      return Math.log(factorial)
          - (0.5 * Math.log(2 * Math.PI) + (k + 0.5) * Math.log(next) - next);
    }
    double square = next * next;
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / next;
  }
}
