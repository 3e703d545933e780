package dev.plumbline.job.stage.drift;

import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.profile.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A published profile as the reference of a series, or the reason why there is none. */
final class ProfileReference implements SeriesReference {

  private final String name;
  private final List<Feature> columns;
  private final Profile profile;

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
    this.profile = profile;
  }

  @Override
  public Optional<FeatureReference> of(int column) {
    return FeatureCells.known(columns.get(column), profile)
        .map(known -> new ProfiledFeature(column, known));
  }

  @Override
  public String whyNot(int column) {
    Feature feature = columns.get(column);
    return profile == null
        ? "profile %s is not published".formatted(name)
        : "profile %s has no %s feature %s"
            .formatted(name, feature.kind().name().toLowerCase(Locale.ROOT), feature.name());
  }
}
