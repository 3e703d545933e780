package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A published profile as the reference of a series, or the reason why there is none. */
final class ProfileReference implements SeriesReference {

  private final String name;
  private final List<Feature> columns;
  private final boolean published;
  private final List<Optional<FeatureReference>> references = new ArrayList<>();
  private final Optional<FeatureReference> reconstruction;

  /**
   * The reference of a series.
   *
   * @param name what the monitor calls the profile
   * @param columns the monitor's columns
   * @param profile null when none of this name is published
   */
  ProfileReference(String name, List<Feature> columns, Profile profile) {
    this.name = name;
    this.columns = columns;
    this.published = profile != null;
    for (int column = 0; column < columns.size(); column++) {
      Optional<FeatureProfile> known = FeatureCells.known(columns.get(column), profile);
      references.add(
          known.isEmpty()
              ? Optional.empty()
              : Optional.of(new ProfiledFeature(column, known.get())));
    }
    this.reconstruction =
        Reconstruction.of(columns, profile)
            .map(errors -> new ProfiledFeature(columns.size(), errors.errors()));
  }

  @Override
  public Optional<FeatureReference> of(int column) {
    return references.get(column);
  }

  @Override
  public String whyNot(int column) {
    Feature feature = columns.get(column);
    return published
        ? "profile %s has no %s feature %s"
            .formatted(name, feature.kind().name().toLowerCase(Locale.ROOT), feature.name())
        : "profile %s is not published".formatted(name);
  }

  @Override
  public Optional<FeatureReference> reconstruction() {
    return reconstruction;
  }

  @Override
  public String whyNoReconstruction() {
    return published
        ? "profile %s has no projection of the monitor's numeric features".formatted(name)
        : "profile %s is not published".formatted(name);
  }
}
