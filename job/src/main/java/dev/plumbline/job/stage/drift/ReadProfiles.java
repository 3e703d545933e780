package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.Definition;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileFile;
import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.util.Map;

/**
 * The profiles that one operator has read, one object for each content, which its id names: models
 * and versions that are compared with the same profile share its tables, which then stay near the
 * processor, and a profile of 50 features is read once, in 10 ms. Given up when memory is short.
 */
final class ReadProfiles implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int MOST_PROFILES = 10_000;

  private transient Map<String, SoftReference<Profile>> profiles;

  /** The profile of a definition; null when none is published. */
  Profile of(Definition definition) {
    if (definition.profile() == null) {
      return null;
    }
    if (profiles == null) {
      profiles = new RecentlyUsed<>(MOST_PROFILES);
    }
    SoftReference<Profile> known = profiles.get(definition.reference());
    Profile profile = known == null ? null : known.get();
    if (profile == null) {
      profile = ProfileFile.fromBytes(definition.profile());
      profiles.put(definition.reference(), new SoftReference<>(profile));
    }
    return profile;
  }
}
