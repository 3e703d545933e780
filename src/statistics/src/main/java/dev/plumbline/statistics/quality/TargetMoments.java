package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import dev.plumbline.statistics.exact.ExactSum;
import dev.plumbline.statistics.exact.SampleMean;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What the true values y contribute to R² and to the error of always answering their mean: exact
 * sums of y and y², and of y³, y⁴, e²y and e²y² to 2^-104, e being the error of the prediction.
 *
 * <p>A take-back is a count of −1. Mutable, not thread-safe.
 */
final class TargetMoments {
  private static final MathContext DIGITS = new MathContext(80);

  /** About what is lost of a sum of fourth powers, as a share of it. */
  private static final double ROUNDING = 0x1p-102;

  private final ExactSum first;
  private final ExactSum second;
  private final ExactSum third;
  private final ExactSum fourth;
  private final ExactSum squaredErrorTimes;
  private final ExactSum squaredErrorTimesSquare;

  TargetMoments() {
    this(
        new ExactSum(),
        new ExactSum(),
        new ExactSum(),
        new ExactSum(),
        new ExactSum(),
        new ExactSum());
  }

  private TargetMoments(
      ExactSum first,
      ExactSum second,
      ExactSum third,
      ExactSum fourth,
      ExactSum squaredErrorTimes,
      ExactSum squaredErrorTimesSquare) {
    this.first = first;
    this.second = second;
    this.third = third;
    this.fourth = fourth;
    this.squaredErrorTimes = squaredErrorTimes;
    this.squaredErrorTimesSquare = squaredErrorTimesSquare;
  }

  /**
   * Counts a true value.
   *
   * @param square e², rounded
   * @param rest what rounding took from e²
   */
  void count(double y, double square, double rest, long times) {
    double own = y * y;
    double ownRest = Math.fma(y, y, -own);
    first.add(y, times);
    second.add(own, times);
    second.add(ownRest, times);
    addProduct(third, own, ownRest, y, 0, times);
    addProduct(fourth, own, ownRest, own, ownRest, times);
    addProduct(squaredErrorTimes, square, rest, y, 0, times);
    addProduct(squaredErrorTimesSquare, square, rest, own, ownRest, times);
  }

  /** Adds (a + aRest)·(b + bRest), but for the product of the two rests. */
  private static void addProduct(
      ExactSum sum, double a, double aRest, double b, double bRest, long times) {
    double product = a * b;
    sum.add(product, times);
    sum.add(Math.fma(a, b, -product) + (a * bRest + aRest * b), times);
  }

  /**
   * 1 − Σe²/Σ(y − ȳ)²; undefined unless there are two true values that differ. Its interval is that
   * of the delta method: the variance of e² − ρ·(y − ȳ)², ρ = Σe²/Σ(y − ȳ)², over the squared
   * variance of y and the count; there is none for targets ten million deviations from 0.
   *
   * @param squares Σe²
   * @param fourths Σe⁴
   */
  Optional<Estimate> determination(long count, ExactSum squares, ExactSum fourths) {
    double variance = variance(count);
    if (count < 2 || variance == 0) {
      return Optional.empty();
    }
    double meanSquare = Math.max(0, squares.value() / count);
    double ratio = meanSquare / variance;
    BigDecimal n = BigDecimal.valueOf(count);
    BigDecimal mean = mean(first, n);
    BigDecimal both =
        mean(squaredErrorTimesSquare, n)
            .subtract(mean.multiply(mean(squaredErrorTimes, n)).multiply(BigDecimal.valueOf(2)))
            .add(mean.multiply(mean, DIGITS).multiply(mean(squares, n)));
    double spread =
        mean(fourths, n).doubleValue()
            - 2 * ratio * both.doubleValue()
            + ratio * ratio * fourthCentral(n);
    double noise =
        ROUNDING * ratio * (ratio * mean(fourth, n).doubleValue() + both.abs().doubleValue());
    return estimate(1 - ratio, Math.sqrt(Math.max(0, spread) / count) / variance, spread, noise)
        .map(estimate -> estimate.cut(-Double.MAX_VALUE, 1));
  }

  /** The root mean squared error of always answering the mean: the deviation of the true values. */
  Optional<Estimate> errorOfMean(long count) {
    if (count <= 0) {
      return Optional.empty();
    }
    double variance = variance(count);
    double root = Math.sqrt(variance);
    if (count == 1) {
      return Optional.of(Estimate.withoutInterval(root));
    }
    if (root == 0) {
      return Optional.of(Estimate.normal(0, 0));
    }
    BigDecimal n = BigDecimal.valueOf(count);
    double spread = fourthCentral(n) - variance * variance;
    double error = Math.sqrt(Math.max(0, spread) / count) / (2 * root);
    return estimate(root, error, spread, ROUNDING * mean(fourth, n).doubleValue())
        .map(estimate -> estimate.cut(0, Double.MAX_VALUE));
  }

  /** Without an interval where rounding makes up a hundredth of the spread that it stands on. */
  private static Optional<Estimate> estimate(
      double value, double error, double spread, double noise) {
    if (!Double.isFinite(value)) {
      return Optional.empty();
    }
    if (!Double.isFinite(error) || noise > spread / 100) {
      return Optional.of(Estimate.withoutInterval(value));
    }
    return Optional.of(Estimate.normal(value, error));
  }

  /** The mean of (y − ȳ)². */
  private double variance(long count) {
    return count <= 0 ? 0 : SampleMean.spread(count, first, second) / count / count;
  }

  /** The mean of (y − ȳ)⁴: m₄ − 4·m₁·m₃ + 6·m₁²·m₂ − 3·m₁⁴. */
  private double fourthCentral(BigDecimal n) {
    BigDecimal mean = mean(first, n);
    BigDecimal square = mean.multiply(mean, DIGITS);
    return mean(fourth, n)
        .subtract(mean.multiply(mean(third, n)).multiply(BigDecimal.valueOf(4)))
        .add(square.multiply(mean(second, n)).multiply(BigDecimal.valueOf(6)))
        .subtract(square.multiply(square).multiply(BigDecimal.valueOf(3)))
        .doubleValue();
  }

  private static BigDecimal mean(ExactSum sum, BigDecimal count) {
    return sum.decimal(DIGITS).divide(count, DIGITS);
  }

  void add(TargetMoments other) {
    for (int index = 0; index < sums().size(); index++) {
      sums().get(index).add(other.sums().get(index));
    }
  }

  void takeBack(TargetMoments other) {
    for (int index = 0; index < sums().size(); index++) {
      sums().get(index).takeBack(other.sums().get(index));
    }
  }

  private List<ExactSum> sums() {
    return List.of(first, second, third, fourth, squaredErrorTimes, squaredErrorTimesSquare);
  }

  void write(CompactWriter writer) {
    sums().forEach(sum -> writer.block(sum.toBytes()));
  }

  static TargetMoments read(CompactReader reader) {
    return new TargetMoments(
        ExactSum.fromBytes(reader.block()),
        ExactSum.fromBytes(reader.block()),
        ExactSum.fromBytes(reader.block()),
        ExactSum.fromBytes(reader.block()),
        ExactSum.fromBytes(reader.block()),
        ExactSum.fromBytes(reader.block()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TargetMoments that && sums().equals(that.sums());
  }

  @Override
  public int hashCode() {
    return second.hashCode();
  }
}
