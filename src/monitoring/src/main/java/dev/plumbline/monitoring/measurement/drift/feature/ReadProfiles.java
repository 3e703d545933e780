package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.control.SoftCache;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.file.ProfileFile;
import java.io.Serializable;

/**
 * The profiles that one operator has read, one object for each content, which its id names: models
 * and versions that are compared with the same profile share its tables, which then stay near the
 * processor, and a profile of 50 features is read once, in 10 ms. Given up when memory is short.
 */
public final class ReadProfiles implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int MOST_PROFILES = 10_000;

  private transient SoftCache<String, Profile> profiles;

  /** The profile of a definition; null when none is published. */
  public Profile of(GenerationDefinition definition) {
    if (definition.profile() == null) {
      return null;
    }
    if (profiles == null) {
      profiles = new SoftCache<>(MOST_PROFILES);
    }
    return profiles.of(definition.reference(), () -> ProfileFile.fromBytes(definition.profile()));
  }
}
