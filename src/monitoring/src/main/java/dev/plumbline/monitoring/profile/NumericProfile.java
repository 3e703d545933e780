package dev.plumbline.monitoring.profile;

import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.schemas.text.CanonicalText;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The reference of a numeric feature: a cell is one of its bins. A feature that the reference has
 * no value of has no bins, and a single cell for any value.
 *
 * @param name name of the feature
 * @param bins the bins with their reference counts; empty when there was no value
 * @param missingCount reference rows without a value
 * @param invalidCount reference rows with NaN, an infinity, or text
 * @param moments extent, mean and spread
 */
public record NumericProfile(
    String name,
    Optional<ReferenceBins> bins,
    long missingCount,
    long invalidCount,
    Moments moments)
    implements FeatureProfile {

  /** The group of what lies between and beside the values of a discrete reference. */
  private static final String ELSEWHERE = "elsewhere";

  @Override
  public FeatureKind kind() {
    return FeatureKind.NUMERIC;
  }

  @Override
  public int cells() {
    return bins.map(ReferenceBins::bins).orElse(1);
  }

  @Override
  public int cellOf(Object value) {
    if (value == null) {
      return MISSING;
    }
    OptionalDouble number = CanonicalText.number(value);
    boolean usable = number.isPresent() && Double.isFinite(number.getAsDouble());
    return usable ? cellOfNumber(number.getAsDouble()) : INVALID;
  }

  @Override
  public int cellOfNumber(double value) {
    return bins.isPresent() ? bins.get().binOf(value) : 0;
  }

  @Override
  public int cellOfCategory(String category) {
    throw new IllegalStateException(name + " is numeric and has no category: " + category);
  }

  @Override
  public long[] referenceCounts() {
    return bins.map(ReferenceBins::counts).orElseGet(() -> new long[1]);
  }

  @Override
  public String cellName(int cell) {
    return new Interval(bins, cell, cell).inWords();
  }

  @Override
  public int[] groups() {
    return bins.map(ReferenceBins::groupOf).orElseGet(() -> new int[1]);
  }

  @Override
  public String groupName(int group) {
    int[] groupOf = groups();
    int[] members =
        IntStream.range(0, groupOf.length).filter(bin -> groupOf[bin] == group).toArray();
    int first = members[0];
    int last = members[members.length - 1];
    boolean scattered = last - first + 1 > members.length;
    if (scattered && group == 0) {
      return ELSEWHERE;
    }
    return new Interval(bins, first, last).inWords();
  }

  @Override
  public long count() {
    long sum = 0;
    for (long count : referenceCounts()) {
      sum += count;
    }
    return sum;
  }
}
