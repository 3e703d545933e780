package dev.plumbline.monitoring.profile.build;

import dev.plumbline.monitoring.profile.Moments;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.schemas.text.CanonicalText;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * The values of a numeric feature, all kept, eight bytes each: the bins need their order. What is
 * missing is kept as NaN, what is invalid as an infinity.
 */
final class NumericSample implements FeatureSample {

  private static final int FIRST_CAPACITY = 1_024;
  private static final double MISSING = Double.NaN;
  private static final double INVALID = Double.POSITIVE_INFINITY;

  private final String name;
  private double[] values = new double[FIRST_CAPACITY];
  private int size;

  NumericSample(String name) {
    this.name = name;
  }

  /** The sample that holds these values, NaN for a missing one. */
  static NumericSample of(String name, double[] values) {
    NumericSample sample = new NumericSample(name);
    sample.values = values.clone();
    sample.size = values.length;
    return sample;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void put(int slot, Object value) {
    OptionalDouble number = CanonicalText.number(value);
    if (value == null) {
      keep(slot, MISSING);
    } else if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
      keep(slot, INVALID);
    } else {
      keep(slot, number.getAsDouble() + 0.0); // -0.0 becomes 0.0
    }
  }

  private void keep(int slot, double value) {
    if (slot == values.length) {
      values = Arrays.copyOf(values, Math.multiplyExact(slot, 2));
    }
    values[slot] = value;
    size = Math.max(size, slot + 1);
  }

  /** The finite value in a slot, or NaN where there is none. */
  double value(int slot) {
    return Double.isFinite(values[slot]) ? values[slot] : MISSING;
  }

  @Override
  public boolean hasValues() {
    return count(Double::isNaN) < size;
  }

  @Override
  public NumericProfile profile() {
    double[] sorted = Arrays.stream(values, 0, size).filter(Double::isFinite).toArray();
    Arrays.sort(sorted);
    Optional<ReferenceBins> bins =
        sorted.length == 0 ? Optional.empty() : Optional.of(ReferenceBins.of(sorted));
    Moments moments =
        Moments.of(sorted)
            .beyond(bins.map(ReferenceBins::upperEdges).orElseGet(() -> new double[0]), sorted);
    return new NumericProfile(name, bins, count(Double::isNaN), count(Double::isInfinite), moments);
  }

  private long count(DoublePredicate wanted) {
    return Arrays.stream(values, 0, size).filter(wanted).count();
  }
}
