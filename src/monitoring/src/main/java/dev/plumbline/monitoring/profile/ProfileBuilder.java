package dev.plumbline.monitoring.profile;

import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Monitor;
import java.util.List;
import java.util.Map;

/**
 * Builds a profile from rows. The same rows in any order give the same profile, byte for byte.
 * Keeps the values of numeric features in memory, eight bytes each.
 *
 * <p>Mutable, not thread-safe.
 */
public final class ProfileBuilder {

  private final String model;
  private final List<FeatureSample> samples;
  private final DataDigest data = new DataDigest();
  private long rows;
  private Long firstEventTime;
  private Long lastEventTime;

  /** A builder for the features that the monitor declares, in its order. */
  public ProfileBuilder(Monitor monitor) {
    this.model = monitor.model();
    this.samples = monitor.features().stream().map(ProfileBuilder::sample).toList();
  }

  private static FeatureSample sample(Feature feature) {
    return feature.kind() == FeatureKind.NUMERIC
        ? new NumericSample(feature.name())
        : new CategoricalSample(feature.name());
  }

  /**
   * Adds a row without an event time.
   *
   * @param values by feature name: a boolean, number or text; null or absent = missing. Names that
   *     the monitor does not declare are ignored.
   */
  public void add(Map<String, ?> values) {
    rows++;
    Digest row = new Digest();
    for (FeatureSample sample : samples) {
      Object value = values.get(sample.name());
      sample.add(value);
      DataDigest.addValue(row, value);
    }
    data.add(row);
  }

  /**
   * Adds a row.
   *
   * @param values as for {@link #add(Map)}
   * @param eventTime epoch milliseconds
   */
  public void add(Map<String, ?> values, long eventTime) {
    add(values);
    firstEventTime = firstEventTime == null ? eventTime : Math.min(firstEventTime, eventTime);
    lastEventTime = lastEventTime == null ? eventTime : Math.max(lastEventTime, eventTime);
  }

  /** How many rows were added. */
  public long rows() {
    return rows;
  }

  /**
   * The profile of all rows so far.
   *
   * @param name what monitors refer to, with any {@code {version}} filled in
   * @throws IllegalStateException when there is no row
   */
  public Profile build(String name) {
    if (rows == 0) {
      throw new IllegalStateException("a profile needs at least one row: " + name);
    }
    List<FeatureProfile> features = samples.stream().map(FeatureSample::profile).toList();
    return new Profile(name, model, rows, firstEventTime, lastEventTime, data.hex(), features);
  }
}
