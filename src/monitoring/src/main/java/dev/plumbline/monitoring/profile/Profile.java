package dev.plumbline.monitoring.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The reference that drift is measured against: built once from data, content-addressed, never
 * changed. The same data give the same profile, byte for byte.
 *
 * @param name the name that monitors refer to, {@code {version}} filled in
 * @param model name of the model the data belong to
 * @param rowCount rows whose columns were profiled
 * @param sampledFrom rows of the data when {@code rowCount} of them are a uniform sample; null when
 *     they are all
 * @param firstEventTime earliest event time in the data, epoch milliseconds; null when they had
 *     none
 * @param lastEventTime latest event time in the data, epoch milliseconds; null when they had none
 * @param dataHash SHA-256 over the data, hexadecimal; the same for any order of the rows
 * @param features one reference a feature, then those of {@link OutputNames}
 * @param learned what else the data taught
 */
public record Profile(
    String name,
    String model,
    long rowCount,
    Long sampledFrom,
    Long firstEventTime,
    Long lastEventTime,
    String dataHash,
    List<FeatureProfile> features,
    Learned learned) {

  private static final int SHORT_HASH = 16;

  public Profile {
    features = List.copyOf(features);
    if (sampledFrom != null && sampledFrom <= rowCount) {
      throw new IllegalArgumentException(
          "a sample of %d rows cannot be of %d".formatted(rowCount, sampledFrom));
    }
    Set<String> names = new HashSet<>();
    for (FeatureProfile feature : features) {
      long rows = feature.count() + feature.missingCount() + feature.invalidCount();
      if (rows != rowCount) {
        throw new IllegalArgumentException(
            "feature %s counts %d rows of %d".formatted(feature.name(), rows, rowCount));
      }
      if (!names.add(feature.name())) {
        throw new IllegalArgumentException("feature %s stands twice".formatted(feature.name()));
      }
    }
  }

  /**
   * SHA-256 over the content of the features and what was learned, 64 lower-case hexadecimal
   * digits. Two profiles with the same hash measure the same, whatever their names.
   */
  public String hash() {
    return ProfileDigest.of(features, learned);
  }

  /** Name, {@code @} and the first 16 digits of the hash: how measurements name a profile. */
  public String id() {
    return id(name, hash());
  }

  /** The reference of a feature, or empty when the profile does not have it. */
  public Optional<FeatureProfile> feature(String featureName) {
    return features.stream().filter(feature -> feature.name().equals(featureName)).findAny();
  }

  /** How good the model was on the reference by this metric, over all classes; empty if unknown. */
  public Optional<ReferenceQuality> quality(String metric) {
    return learned.quality().stream()
        .filter(quality -> quality.metric().equals(metric) && quality.className().isEmpty())
        .findAny();
  }

  static String id(String name, String hash) {
    return name + "@" + hash.substring(0, Math.min(SHORT_HASH, hash.length()));
  }
}
