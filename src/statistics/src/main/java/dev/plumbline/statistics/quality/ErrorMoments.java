package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import dev.plumbline.statistics.exact.ExactSum;
import dev.plumbline.statistics.exact.SampleMean;
import java.util.List;
import java.util.Optional;

/**
 * Mean error, mean absolute error and root mean squared error, from the number of pairs, exact sums
 * of e, |e| and e², and one of e⁴ to 2^-104.
 *
 * <p>A take-back is a count of −1. Mutable, not thread-safe.
 */
final class ErrorMoments {
  private long count;
  private long tolerated;
  private final ExactSum sum;
  private final ExactSum absolute;
  private final ExactSum squared;
  private final ExactSum fourth;

  ErrorMoments() {
    this(0, 0, new ExactSum(), new ExactSum(), new ExactSum(), new ExactSum());
  }

  private ErrorMoments(
      long count,
      long tolerated,
      ExactSum sum,
      ExactSum absolute,
      ExactSum squared,
      ExactSum fourth) {
    this.count = count;
    this.tolerated = tolerated;
    this.sum = sum;
    this.absolute = absolute;
    this.squared = squared;
    this.fourth = fourth;
  }

  /**
   * Counts an error.
   *
   * @param square e², rounded
   * @param rest what rounding took from e²
   */
  void count(double error, double square, double rest, boolean isTolerated, long times) {
    double power = square * square;
    count += times;
    tolerated += isTolerated ? times : 0;
    sum.add(error, times);
    absolute.add(Math.abs(error), times);
    squared.add(square, times);
    squared.add(rest, times);
    fourth.add(power, times);
    fourth.add(Math.fma(square, square, -power) + 2 * square * rest, times);
  }

  long count() {
    return count;
  }

  long tolerated() {
    return tolerated;
  }

  /** Σe², exact; not to be changed. */
  ExactSum squares() {
    return squared;
  }

  /** Σe⁴; not to be changed. */
  ExactSum fourths() {
    return fourth;
  }

  Optional<Estimate> mean() {
    return SampleMean.of(count, sum, squared);
  }

  Optional<Estimate> meanAbsolute() {
    return isWhole()
        ? SampleMean.of(count, absolute, squared).map(mean -> mean.cut(0, Double.MAX_VALUE))
        : Optional.empty();
  }

  Optional<Estimate> rootMeanSquare() {
    if (!isWhole()) {
      return Optional.empty();
    }
    double root = Math.sqrt(squared.value() / count);
    if (count == 1) {
      return Optional.of(Estimate.withoutInterval(root));
    }
    if (root == 0) {
      return Optional.of(Estimate.normal(0, 0));
    }
    double error = SampleMean.standardError(count, squared, fourth) / (2 * root);
    return Optional.of(Estimate.normal(root, error).cut(0, Double.MAX_VALUE));
  }

  /** Whether there is something to tell: a partial sum of corrections may be below zero. */
  private boolean isWhole() {
    return count > 0 && absolute.value() >= 0 && squared.value() >= 0;
  }

  void add(ErrorMoments other) {
    count += other.count;
    tolerated += other.tolerated;
    for (int index = 0; index < sums().size(); index++) {
      sums().get(index).add(other.sums().get(index));
    }
  }

  void takeBack(ErrorMoments other) {
    count -= other.count;
    tolerated -= other.tolerated;
    for (int index = 0; index < sums().size(); index++) {
      sums().get(index).takeBack(other.sums().get(index));
    }
  }

  private List<ExactSum> sums() {
    return List.of(sum, absolute, squared, fourth);
  }

  void write(CompactWriter writer) {
    writer.signed(count).signed(tolerated);
    sums().forEach(part -> writer.block(part.toBytes()));
  }

  static ErrorMoments read(CompactReader reader) {
    return new ErrorMoments(
        reader.signed(),
        reader.signed(),
        ExactSum.fromBytes(reader.block()),
        ExactSum.fromBytes(reader.block()),
        ExactSum.fromBytes(reader.block()),
        ExactSum.fromBytes(reader.block()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ErrorMoments that
        && count == that.count
        && tolerated == that.tolerated
        && sums().equals(that.sums());
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(count) + squared.hashCode();
  }
}
