package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.estimate.NormalQuantile;
import java.util.Optional;

/**
 * How well binned scores put positives above negatives: ROC AUC and average precision, each with an
 * interval and with the most that the order inside the bins can change.
 */
final class Ranking {
  private final double[] positives;
  private final double[] negatives;
  private final double allPositives;
  private final double allNegatives;

  private Ranking(double[] positives, double[] negatives) {
    this.positives = positives;
    this.negatives = negatives;
    this.allPositives = sum(positives);
    this.allNegatives = sum(negatives);
  }

  /** A ranking by counts, from the lowest scores to the highest. */
  static Ranking of(long[] positives, long[] negatives) {
    return new Ranking(doubles(positives), doubles(negatives));
  }

  /** A ranking by expected counts, from the lowest scores to the highest. */
  static Ranking of(double[] positives, double[] negatives) {
    return new Ranking(positives, negatives);
  }

  private static double[] doubles(long[] counts) {
    double[] doubles = new double[counts.length];
    for (int bin = 0; bin < counts.length; bin++) {
      doubles[bin] = counts[bin];
    }
    return doubles;
  }

  private static double sum(double[] counts) {
    double sum = 0;
    for (double count : counts) {
      sum += count;
    }
    return sum;
  }

  /**
   * The share of pairs of a positive and a negative in which the positive scores higher, half of
   * those in one bin, and half of the latter as the error bound; undefined unless both classes
   * occur.
   */
  Optional<Estimate> areaUnderCurve() {
    if (!(allPositives > 0 && allNegatives > 0)) {
      return Optional.empty();
    }
    double higher = 0;
    double together = 0;
    double below = 0;
    for (int bin = 0; bin < positives.length; bin++) {
      higher += positives[bin] * below;
      together += positives[bin] * negatives[bin];
      below += negatives[bin];
    }
    double pairs = allPositives * allNegatives;
    double area = Math.min(1, (higher + together / 2) / pairs);
    double error = hanleyMcNeil(area, allPositives, allNegatives);
    return Optional.of(Estimate.normal(area, error).cut(0, 1).within(together / 2 / pairs));
  }

  /**
   * The standard error of an area (Hanley and McNeil 1982). At 0 and 1, where the formula knows no
   * uncertainty, it is taken half a pair away from the end.
   */
  static double hanleyMcNeil(double area, double positives, double negatives) {
    double pairs = positives * negatives;
    double inner = area;
    if (area <= 0 || area >= 1) {
      inner = (area * pairs + 0.5) / (pairs + 1);
    }
    double first = inner / (2 - inner);
    double second = 2 * inner * inner / (1 + inner);
    double variance =
        inner * (1 - inner)
            + (positives - 1) * (first - inner * inner)
            + (negatives - 1) * (second - inner * inner);
    return Math.sqrt(Math.max(0, variance) / pairs);
  }

  /**
   * Σ (recall gained)·precision from the highest scores to the lowest, a bin counting as one score;
   * undefined without positives. The bound is exact: the precision at a score inside a bin lies
   * between that with all negatives of the bin above it and that with none.
   */
  Optional<Estimate> averagePrecision() {
    if (!(allPositives > 0)) {
      return Optional.empty();
    }
    double value = 0;
    double least = 0;
    double most = 0;
    double found = 0;
    double alarms = 0;
    for (int bin = positives.length - 1; bin >= 0; bin--) {
      double here = positives[bin];
      if (here > 0) {
        value += here * (found + here) / (found + here + alarms + negatives[bin]);
        least += leastPrecision(here, found + alarms + negatives[bin], alarms + negatives[bin]);
        most += here * (found + here) / (found + here + alarms);
      }
      found += here;
      alarms += negatives[bin];
    }
    double average = Math.min(1, value / allPositives);
    double bound = Math.max(value - least, most - value) / allPositives;
    return Optional.of(logit(average).within(bound));
  }

  /**
   * Σ (found+i)/(above+i) over the positives i of a bin, when {@code above} outcomes rank higher,
   * {@code alarms} of them negative; Σ 1/(above+i) is at most ln((above+here+½)/(above+½)).
   */
  private static double leastPrecision(double here, double above, double alarms) {
    return Math.max(0, here - alarms * StrictMath.log1p(here / (above + 0.5)));
  }

  /** logistic(logit(x) ± 1.96/√(P·x·(1−x))), as Boyd, Eng and Page (2013) recommend. */
  private Estimate logit(double average) {
    double inner = average;
    if (average >= 1) {
      inner = (average * allPositives + 0.5) / (allPositives + 1);
    }
    double centre = StrictMath.log(inner / (1 - inner));
    double half = NormalQuantile.TWO_SIDED_95 / Math.sqrt(allPositives * inner * (1 - inner));
    double upper = average >= 1 ? 1 : logistic(centre + half);
    return new Estimate(
        average, Math.min(average, logistic(centre - half)), Math.max(average, upper));
  }

  private static double logistic(double value) {
    return 1 / (1 + StrictMath.exp(-value));
  }
}
