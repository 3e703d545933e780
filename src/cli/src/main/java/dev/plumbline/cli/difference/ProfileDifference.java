package dev.plumbline.cli.difference;

import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.OutputNames;
import dev.plumbline.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a second profile differs from a first one, feature by feature.
 *
 * @param before the first profile, whose bins and categories the second is put in
 * @param after the second profile
 * @param features those of both with the same kind, the most drifted first
 * @param added only in the second
 * @param removed only in the first
 * @param changedKind in both, numeric in one and categorical in the other
 * @param otherBasis in both, and of numbers that no one can compare: errors by the principal
 *     components of each, which are not the same
 */
public record ProfileDifference(
    Profile before,
    Profile after,
    List<FeatureDifference> features,
    List<FeatureProfile> added,
    List<FeatureProfile> removed,
    List<FeatureProfile> changedKind,
    List<FeatureProfile> otherBasis) {

  private static final Comparator<FeatureDifference> MOST_DRIFTED_FIRST =
      Comparator.comparingDouble(FeatureDifference::drift)
          .reversed()
          .thenComparing(FeatureDifference::name);

  /** Copies the lists. */
  public ProfileDifference {
    features = List.copyOf(features);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changedKind = List.copyOf(changedKind);
    otherBasis = List.copyOf(otherBasis);
  }

  /** Compares two profiles. */
  public static ProfileDifference of(Profile before, Profile after) {
    List<FeatureDifference> features = new ArrayList<>();
    List<FeatureProfile> removed = new ArrayList<>();
    List<FeatureProfile> changedKind = new ArrayList<>();
    List<FeatureProfile> otherBasis = new ArrayList<>();
    for (FeatureProfile feature : before.features()) {
      FeatureProfile other = after.feature(feature.name()).orElse(null);
      if (other == null) {
        removed.add(feature);
      } else if (isOfOtherBasis(feature, before, after)) {
        otherBasis.add(other);
      } else if (other.kind() == feature.kind()) {
        features.add(FeatureDifference.of(feature, other));
      } else {
        changedKind.add(other);
      }
    }
    features.sort(MOST_DRIFTED_FIRST);
    List<FeatureProfile> added =
        after.features().stream()
            .filter(feature -> before.feature(feature.name()).isEmpty())
            .toList();
    return new ProfileDifference(before, after, features, added, removed, changedKind, otherBasis);
  }

  /** Each profile measures errors by components of its own, learned from its own rows. */
  private static boolean isOfOtherBasis(FeatureProfile feature, Profile before, Profile after) {
    return feature.name().equals(OutputNames.RECONSTRUCTION)
        && !before.learned().projection().equals(after.learned().projection());
  }

  /** Whether the two measure the same: equal bins, counts and all else that the hash is of. */
  public boolean isNone() {
    return before.hash().equals(after.hash());
  }
}
