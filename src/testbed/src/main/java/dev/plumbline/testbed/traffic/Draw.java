package dev.plumbline.testbed.traffic;

import java.util.List;
import java.util.Random;

/**
 * Values at random that look like those of real features.
 *
 * @param random where from
 */
record Draw(Random random) {

  /** True with this probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Log-normal: half of the values lie below {@code median}, a sixth above median · e^spread. */
  double logNormal(double median, double spread) {
    return median * Math.exp(spread * random.nextGaussian());
  }

  /** Log-normal, to two decimals. */
  double amount(double median, double spread) {
    return Math.round(logNormal(median, spread) * 100) / 100.0;
  }

  /** One of these, each about half as often as the one before it. */
  String oneOf(List<String> commonestFirst) {
    int last = commonestFirst.size() - 1;
    int chosen = 0;
    while (chosen < last && random.nextBoolean()) {
      chosen++;
    }
    return commonestFirst.get(chosen);
  }
}
