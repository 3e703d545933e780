package dev.plumbline.monitoring.profile.build;

import dev.plumbline.monitoring.monitor.AnswerRule;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.profile.Digest;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Learned;
import dev.plumbline.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds a profile from any number of rows in one pass and bounded memory. Up to its budget all
 * rows count, and the same rows in any order give the same profile, byte for byte. Beyond it the
 * distributions are those of a uniform sample of that many rows ({@link RowSample}), and the same
 * rows in the same order give the same profile; the profile says so. The data's hash, their extent
 * in time and the quality on labelled rows are of all rows always.
 *
 * <p>Keeps 8 bytes a row and numeric feature, 4 a row and categorical one, about 30 a row beside.
 *
 * <p>Mutable, not thread-safe.
 */
public final class ProfileBuilder {

  /** Rows that are kept unless another number is asked for. */
  public static final int DEFAULT_ROWS = 1_000_000;

  private static final int DEFAULT_NUMBERS = 25_000_000;

  private final String model;
  private final RowSample sample;
  private final List<FeatureSample> features;
  private final AnswerRule rule;
  private final OutputSamples outputs = new OutputSamples();
  private final HitSample hits = new HitSample();
  private final QualitySample quality;
  private final RowKeys contents = new RowKeys();
  private final DataDigest data = new DataDigest();
  private final Digest digest = new Digest();
  private Long firstEventTime;
  private Long lastEventTime;

  /** A builder for the features that the monitor declares, in its order. */
  public ProfileBuilder(Monitor monitor) {
    this(monitor, defaultRows(monitor));
  }

  /**
   * A builder with a budget of its own.
   *
   * @param mostRows rows that are kept at most, 1 or more
   */
  public ProfileBuilder(Monitor monitor, int mostRows) {
    this.model = monitor.model();
    this.sample = new RowSample(mostRows);
    this.features = monitor.features().stream().map(ProfileBuilder::sample).toList();
    this.rule = new AnswerRule(monitor);
    this.quality = new QualitySample(monitor);
  }

  /**
   * The budget when none is given: {@value #DEFAULT_ROWS} rows, or as many as make 25,000,000
   * numbers (200 MB) when there are more than 25 numeric features.
   */
  public static int defaultRows(Monitor monitor) {
    long numeric = monitor.features().stream().filter(f -> f.kind() == FeatureKind.NUMERIC).count();
    long rows = DEFAULT_NUMBERS / Math.max(1, numeric);
    return (int) Math.min(DEFAULT_ROWS, rows);
  }

  private static FeatureSample sample(Feature feature) {
    return feature.kind() == FeatureKind.NUMERIC
        ? new NumericSample(feature.name())
        : new CategoricalSample(feature.name());
  }

  /**
   * Adds a row of features, without an event time.
   *
   * @param values by feature name, as in {@link ReferenceRow}. Names that the monitor does not
   *     declare are ignored.
   */
  public void add(Map<String, ?> values) {
    add(ReferenceRow.of(values));
  }

  /** Adds a row. Features that the monitor does not declare are ignored. */
  public void add(ReferenceRow row) {
    long content = data.add(digestOf(row));
    if (row.eventTime() != null) {
      long time = row.eventTime();
      firstEventTime = firstEventTime == null ? time : Math.min(firstEventTime, time);
      lastEventTime = lastEventTime == null ? time : Math.max(lastEventTime, time);
    }
    RowAnswer answer = RowAnswer.of(rule, row);
    quality.count(row, answer);
    int slot = sample.next();
    if (slot < 0) {
      return;
    }
    contents.put(slot, content);
    for (FeatureSample feature : features) {
      feature.put(slot, row.features().get(feature.name()));
    }
    outputs.put(slot, answer);
    hits.put(slot, quality.hit(row, answer));
  }

  private Digest digestOf(ReferenceRow row) {
    for (FeatureSample feature : features) {
      DataDigest.addValue(digest, row.features().get(feature.name()));
    }
    if (row.hasOutcome()) {
      DataDigest.addOutcome(digest, row);
    }
    return digest;
  }

  /** How many rows were added. */
  public long rows() {
    return sample.rows();
  }

  /**
   * The profile of all rows so far.
   *
   * @param name what monitors refer to, with any {@code {version}} filled in
   * @throws IllegalStateException when there is no row
   */
  public Profile build(String name) {
    if (rows() == 0) {
      throw new IllegalStateException("a profile needs at least one row: " + name);
    }
    long[] keys = contents.keys(sample.size());
    List<FeatureProfile> profiles = new ArrayList<>();
    features.forEach(feature -> profiles.add(feature.profile()));
    outputs.present().forEach(output -> profiles.add(output.profile()));
    ReconstructionSample reconstruction = new ReconstructionSample(features, keys);
    reconstruction.profile().ifPresent(profiles::add);
    return new Profile(
        name,
        model,
        sample.size(),
        rows() > sample.size() ? rows() : null,
        firstEventTime,
        lastEventTime,
        data.hex(),
        profiles,
        new Learned(
            reconstruction.projection(), hits.calibration(outputs, keys), quality.quality()));
  }
}
