package dev.plumbline.monitoring.profile;

import dev.plumbline.statistics.drift.PrincipalComponents;
import java.util.List;

/**
 * The reference's principal components and the features that they are of: tells how badly an event
 * fits what the features have in common, see {@link PrincipalComponents}. How the reference's own
 * rows fit is the column {@link OutputNames#RECONSTRUCTION} of the profile.
 *
 * <p>Not thread-safe, since the components are not.
 *
 * @param features names of numeric features in the order of the components' entries
 * @param components frozen when the profile was built
 */
public record Projection(List<String> features, PrincipalComponents components) {

  public Projection {
    features = List.copyOf(features);
    if (features.size() != components.features()) {
      throw new IllegalArgumentException(
          "a projection of %d features has %d names: %s"
              .formatted(components.features(), features.size(), features));
    }
  }
}
