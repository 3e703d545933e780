package dev.plumbline.monitoring.profile;

import dev.plumbline.schemas.CanonicalText;
import dev.plumbline.statistics.ReferenceBins;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** The values of a numeric feature, all kept: the bins need their order. */
final class NumericSample implements FeatureSample {

  private static final int FIRST_CAPACITY = 1_024;

  private final String name;
  private double[] values = new double[FIRST_CAPACITY];
  private int count;
  private long missing;
  private long invalid;

  NumericSample(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void add(Object value) {
    OptionalDouble number = CanonicalText.number(value);
    if (value == null) {
      missing++;
    } else if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
      invalid++;
    } else {
      keep(number.getAsDouble() + 0.0); // -0.0 becomes 0.0
    }
  }

  private void keep(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, Math.multiplyExact(count, 2));
    }
    values[count++] = value;
  }

  @Override
  public NumericProfile profile() {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    Optional<ReferenceBins> bins =
        count == 0 ? Optional.empty() : Optional.of(ReferenceBins.of(sorted));
    return new NumericProfile(name, bins, missing, invalid, Moments.of(sorted));
  }
}
