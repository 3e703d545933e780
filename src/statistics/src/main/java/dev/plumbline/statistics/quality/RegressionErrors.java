package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.estimate.Proportion;
import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import dev.plumbline.statistics.exact.ExactMoments;
import dev.plumbline.statistics.histogram.LatencyHistogram;
import dev.plumbline.statistics.histogram.SignedHistogram;
import java.util.Optional;

/**
 * How far predicted numbers are from the true ones: bias, mean absolute, root mean squared and
 * relative errors, R², quantiles of |e|, each with its 95 % interval, and the errors of the best
 * constant answers beside them.
 *
 * <p>All means come from exact sums of the errors e = predicted − actual and their powers. e is
 * rounded once to a double; e² is counted with its rounding error, which makes its sum exact, and
 * e⁴ to 2^-104, so the variance of 1e9 ± 0.5 is right although squares of that size are multiples
 * of 128. The order of arrival changes no bit. |e| and |actual| up to 2^200 (1.6e60) are taken,
 * which keeps every sum and product within the doubles; below 2^-240 (5.7e-73) the powers lose
 * digits, and with them the intervals.
 *
 * <p>Pairs further out are only counted ({@link #beyond}); measures are of all others, so while
 * there are any no measure is one of the whole.
 *
 * <p>For instance 2.5, 0, 2, 8 predicted for 3, −0.5, 2, 7: mean error 0, MAE 0.5, RMSE 0.6124, R²
 * 0.9486, MAPE 0.3274.
 *
 * <p>A take-back is a count of −1. Mutable, not thread-safe.
 */
public final class RegressionErrors implements Accumulator<RegressionErrors> {
  private static final String NAME = "RegressionErrors";
  private static final int VERSION = 3;

  /** Knows no pairs beyond. */
  private static final int OLDEST_VERSION = 2;

  private static final double LARGEST = ExactMoments.LARGEST;

  private final ErrorMoments errors;
  private final TargetMoments targets;
  private final RelativeErrors relative;
  private final LatencyHistogram sizes;
  private final SignedHistogram spread;

  /** Pairs that are not {@link #representable}. */
  private long beyond;

  /** Nothing counted. */
  public RegressionErrors() {
    this(
        new ErrorMoments(),
        new TargetMoments(),
        new RelativeErrors(),
        new LatencyHistogram(),
        new SignedHistogram());
  }

  private RegressionErrors(
      ErrorMoments errors,
      TargetMoments targets,
      RelativeErrors relative,
      LatencyHistogram sizes,
      SignedHistogram spread) {
    this.errors = errors;
    this.targets = targets;
    this.relative = relative;
    this.sizes = sizes;
    this.spread = spread;
  }

  /** Whether the pair can be counted: both finite, at most 2^200 apart, actual within ± 2^200. */
  public static boolean representable(double predicted, double actual) {
    return Math.abs(actual) <= LARGEST && Math.abs(predicted - actual) <= LARGEST;
  }

  /** Counts a pair that is within no tolerance. */
  public void count(double predicted, double actual, long times) {
    count(predicted, actual, false, times);
  }

  /**
   * Counts a pair.
   *
   * @param tolerated whether predicted is near enough to actual for whoever asks
   * @param times how often, negative to take back
   * @throws IllegalArgumentException when the pair is not {@link #representable}
   */
  public void count(double predicted, double actual, boolean tolerated, long times) {
    if (!representable(predicted, actual)) {
      throw new IllegalArgumentException(
          ("predicted and actual must be finite and at most 2^200 apart, and actual at most 2^200,"
                  + " but are %s and %s")
              .formatted(predicted, actual));
    }
    double error = predicted - actual;
    double square = error * error;
    double rest = Math.fma(error, error, -square);
    errors.count(error, square, rest, tolerated, times);
    targets.count(actual, square, rest, times);
    relative.count(predicted, actual, times);
    sizes.add(Math.abs(error), times);
    spread.add(actual, times);
  }

  /** Counts a pair that is not {@link #representable}; {@code times} is negative to take back. */
  public void countBeyond(long times) {
    beyond += times;
  }

  /** How many pairs the measures are of; negative in a partial sum of corrections. */
  public long count() {
    return errors.count();
  }

  /** How many pairs are not {@link #representable}, so that they are in no measure. */
  public long beyond() {
    return beyond;
  }

  /** The mean of e, above 0 when too much is predicted; empty without pairs. */
  public Optional<Estimate> meanError() {
    return errors.mean();
  }

  /**
   * The mean of |e|, with the normal interval from the sample variance of |e|; empty when no pair
   * is counted, without interval when there is one.
   */
  public Optional<Estimate> meanAbsoluteError() {
    return errors.meanAbsolute();
  }

  /**
   * The root of the mean of e², with the interval of the delta method: the standard error of the
   * mean of e² divided by twice the root. Empty when no pair is counted, without interval when
   * there is one.
   */
  public Optional<Estimate> rootMeanSquaredError() {
    return errors.rootMeanSquare();
  }

  /** The mean of |e|/|actual| over the targets that are not zero; empty when there is none. */
  public Optional<Estimate> meanAbsolutePercentageError() {
    return relative.percentage();
  }

  /**
   * The mean of 2|e|/(|actual| + |predicted|), 0 to 2, over the targets that are not zero; empty
   * when there is none.
   */
  public Optional<Estimate> symmetricPercentageError() {
    return relative.symmetric();
  }

  /** How many targets are zero, so that the two relative errors leave them out. */
  public long zeroTargets() {
    return relative.zeroTargets();
  }

  /**
   * 1 − Σe²/Σ(actual − mean)², with the interval of the delta method; empty unless two targets
   * differ.
   */
  public Optional<Estimate> determination() {
    return targets.determination(errors.count(), errors.squares(), errors.fourths());
  }

  /**
   * The |e| that a share q of the pairs does not exceed, with the interval of its order statistics
   * and an error bound; empty without pairs.
   */
  public Optional<Estimate> absoluteErrorQuantile(double q) {
    return sizes.quantileInterval(q);
  }

  /** The share of pairs counted as tolerated; empty without pairs. */
  public Optional<Estimate> withinTolerance() {
    return Proportion.wilson(errors.tolerated(), errors.count()).map(Estimate::of);
  }

  /** The RMSE of always answering the mean of the targets; the R² of that answer is 0. */
  public Optional<Estimate> baselineRootMeanSquaredError() {
    return targets.errorOfMean(errors.count());
  }

  /** The MAE of always answering the median of the targets, with an error bound. */
  public Optional<Estimate> baselineMeanAbsoluteError() {
    return spread
        .distanceFromMedian()
        .map(known -> Estimate.withoutInterval(known.value()).within(known.errorBound()));
  }

  @Override
  public void add(RegressionErrors other) {
    errors.add(other.errors);
    targets.add(other.targets);
    relative.add(other.relative);
    sizes.add(other.sizes);
    spread.add(other.spread);
    beyond += other.beyond;
  }

  @Override
  public void takeBack(RegressionErrors other) {
    errors.takeBack(other.errors);
    targets.takeBack(other.targets);
    relative.takeBack(other.relative);
    sizes.takeBack(other.sizes);
    spread.takeBack(other.spread);
    beyond -= other.beyond;
  }

  @Override
  public boolean isZero() {
    return equals(new RegressionErrors());
  }

  @Override
  public byte[] toBytes() {
    CompactWriter writer = new CompactWriter(VERSION);
    errors.write(writer);
    targets.write(writer);
    relative.write(writer);
    return writer.block(sizes.toBytes()).block(spread.toBytes()).signed(beyond).toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote, in this version or the one before.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not such errors
   */
  public static RegressionErrors fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, OLDEST_VERSION, VERSION, bytes);
    RegressionErrors errors =
        new RegressionErrors(
            ErrorMoments.read(reader),
            TargetMoments.read(reader),
            RelativeErrors.read(reader),
            LatencyHistogram.fromBytes(reader.block()),
            SignedHistogram.fromBytes(reader.block()));
    errors.beyond = reader.version() > OLDEST_VERSION ? reader.signed() : 0;
    reader.end();
    return errors;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegressionErrors that
        && errors.equals(that.errors)
        && targets.equals(that.targets)
        && relative.equals(that.relative)
        && sizes.equals(that.sizes)
        && spread.equals(that.spread)
        && beyond == that.beyond;
  }

  @Override
  public int hashCode() {
    return errors.hashCode();
  }

  @Override
  public String toString() {
    return "%s[count=%d, mae=%s, rmse=%s]"
        .formatted(NAME, count(), meanAbsoluteError(), rootMeanSquaredError());
  }
}
