package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import dev.plumbline.statistics.exact.ExactMoments;
import java.util.Optional;

/**
 * Mean absolute percentage error and its symmetric form, as shares of 1, over the targets that are
 * not zero; those that are, are excluded and counted.
 *
 * <p>Terms are |e|/|actual|, and 2|e|/(|actual| + |predicted|). A target so near to zero that the
 * first exceeds 2^200 (1.6e60) counts as zero.
 *
 * <p>For instance 2.5 predicted for 3: 0.1667 and 0.1818.
 *
 * <p>A take-back is a count of −1. Mutable, not thread-safe.
 */
final class RelativeErrors {
  private long zeroTargets;
  private final ExactMoments percentage;
  private final ExactMoments symmetric;

  RelativeErrors() {
    this(0, new ExactMoments(), new ExactMoments());
  }

  private RelativeErrors(long zeroTargets, ExactMoments percentage, ExactMoments symmetric) {
    this.zeroTargets = zeroTargets;
    this.percentage = percentage;
    this.symmetric = symmetric;
  }

  void count(double predicted, double actual, long times) {
    double error = Math.abs(predicted - actual);
    double share = error / Math.abs(actual);
    if (!ExactMoments.accepts(share)) {
      zeroTargets += times;
      return;
    }
    percentage.count(share, times);
    symmetric.count(2 * error / (Math.abs(actual) + Math.abs(predicted)), times);
  }

  long zeroTargets() {
    return zeroTargets;
  }

  Optional<Estimate> percentage() {
    return percentage.mean().map(mean -> mean.cut(0, Double.MAX_VALUE));
  }

  Optional<Estimate> symmetric() {
    return symmetric.mean().map(mean -> mean.cut(0, 2));
  }

  void add(RelativeErrors other) {
    zeroTargets += other.zeroTargets;
    percentage.add(other.percentage);
    symmetric.add(other.symmetric);
  }

  void takeBack(RelativeErrors other) {
    zeroTargets -= other.zeroTargets;
    percentage.takeBack(other.percentage);
    symmetric.takeBack(other.symmetric);
  }

  void write(CompactWriter writer) {
    writer.signed(zeroTargets).block(percentage.toBytes()).block(symmetric.toBytes());
  }

  static RelativeErrors read(CompactReader reader) {
    return new RelativeErrors(
        reader.signed(),
        ExactMoments.fromBytes(reader.block()),
        ExactMoments.fromBytes(reader.block()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RelativeErrors that
        && zeroTargets == that.zeroTargets
        && percentage.equals(that.percentage)
        && symmetric.equals(that.symmetric);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(zeroTargets) + percentage.hashCode();
  }
}
