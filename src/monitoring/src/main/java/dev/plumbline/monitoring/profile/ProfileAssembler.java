package dev.plumbline.monitoring.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;

/**
 * Puts profiles together from their records, in whatever order they come, each any number of times.
 * A profile comes out only when all parts are there and its content has the hash that its manifest
 * names; a further manifest of one that came out makes a further edition of it.
 *
 * <p>Mutable, not thread-safe. Keeps the parts of unfinished profiles until {@link #forget}, and
 * those that came out.
 */
public final class ProfileAssembler {

  private final Map<String, Parts> unfinished = new TreeMap<>();
  private final Map<String, Profile> whole = new TreeMap<>();

  /**
   * What became of a record: a profile that it completed, a profile that it completed and that is
   * refused, or neither, since parts are missing or the record says what is known.
   *
   * @param edition the profile that came out
   * @param refusal why the profile, all of whose parts are there, is not taken
   */
  public record Assembly(Optional<ProfileEdition> edition, Optional<String> refusal) {

    private static final Assembly NOTHING = new Assembly(Optional.empty(), Optional.empty());

    private static Assembly refused(String profile, String why) {
      return new Assembly(Optional.empty(), Optional.of("profile " + profile + ": " + why));
    }
  }

  /** Takes one record of {@code ProfileFeature} or {@code ProfileManifest}. */
  public Assembly accept(GenericRecord record) {
    String id = ProfileRecords.profileOf(record);
    Profile known = whole.get(id);
    if (known != null) {
      return ProfileRecords.isManifest(record)
          ? assemble(id, record, known.features())
          : repeated(id, record, known);
    }
    Parts parts = unfinished.computeIfAbsent(id, unused -> new Parts());
    parts.add(record);
    if (!parts.missing().isEmpty()) {
      return Assembly.NOTHING;
    }
    unfinished.remove(id);
    try {
      return assemble(id, parts.manifest, parts.profiles());
    } catch (RuntimeException e) { // whatever records do not fit together
      return Assembly.refused(id, "is damaged, publish it anew: " + e.getMessage());
    }
  }

  /** Whether parts of the profile of a record are there and others are missing. */
  public boolean isUnfinished(GenericRecord record) {
    return unfinished.containsKey(ProfileRecords.profileOf(record));
  }

  /**
   * Gives up a profile that is unfinished.
   *
   * @param profile its name, {@code @} and whole hash
   * @return a sentence that says what is missing, as {@link #problems()}
   */
  public String forget(String profile) {
    Parts parts = unfinished.remove(profile);
    return sentence(profile, parts == null ? new Parts() : parts);
  }

  /**
   * What is wrong, a sentence for each profile that is unfinished, by name: {@code profile
   * fraud@8c…: missing: manifest}.
   */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    unfinished.forEach((id, parts) -> problems.add(sentence(id, parts)));
    return problems;
  }

  private static String sentence(String id, Parts parts) {
    return "profile " + id + ": missing: " + String.join(", ", parts.missing());
  }

  private Assembly repeated(String id, GenericRecord record, Profile known) {
    int position = (Integer) record.get("position");
    try {
      boolean same =
          position >= 0
              && position < known.features().size()
              && known.features().get(position).equals(new FeatureRecord(record).profile());
      return same
          ? Assembly.NOTHING
          : Assembly.refused(id, "feature " + position + " is not what was published before");
    } catch (RuntimeException e) {
      return Assembly.refused(id, "feature " + position + " is damaged: " + e.getMessage());
    }
  }

  private Assembly assemble(String id, GenericRecord manifest, List<FeatureProfile> features) {
    try {
      Profile profile = profile(manifest, features);
      String hash = manifest.get("hash").toString();
      if (!profile.hash().equals(hash)) {
        return Assembly.refused(
            id,
            "its content has the hash %s: it was damaged, publish it anew"
                .formatted(profile.hash()));
      }
      List<String> names = features.stream().map(FeatureProfile::name).toList();
      if (!names.equals(
          ((List<?>) manifest.get("features")).stream().map(String::valueOf).toList())) {
        return Assembly.refused(
            id,
            "its manifest names other features than its records: it was damaged, publish it anew");
      }
      Instant from = Instant.ofEpochMilli((Long) manifest.get("effective_from"));
      ProfileEdition edition = new ProfileEdition(profile, from);
      whole.put(id, profile);
      return new Assembly(Optional.of(edition), Optional.empty());
    } catch (RuntimeException e) { // whatever records do not fit together
      return Assembly.refused(id, "is damaged, publish it anew: " + e.getMessage());
    }
  }

  private static Profile profile(GenericRecord manifest, List<FeatureProfile> features) {
    return new Profile(
        manifest.get("name").toString(),
        manifest.get("model").toString(),
        (Long) manifest.get("row_count"),
        (Long) manifest.get("sampled_from"),
        (Long) manifest.get("first_event_time"),
        (Long) manifest.get("last_event_time"),
        manifest.get("data_hash").toString(),
        features,
        LearnedRecord.read(manifest));
  }

  /** The records of one profile that are there. */
  private static final class Parts {

    private final Map<Integer, GenericRecord> features = new TreeMap<>();
    private GenericRecord manifest;

    void add(GenericRecord record) {
      if (ProfileRecords.isManifest(record)) {
        manifest = record;
      } else {
        features.put((Integer) record.get("position"), record);
      }
    }

    List<String> missing() {
      if (manifest == null) {
        return List.of("manifest");
      }
      List<?> names = (List<?>) manifest.get("features");
      List<String> missing = new ArrayList<>();
      for (int position = 0; position < names.size(); position++) {
        if (!features.containsKey(position)) {
          missing.add("feature " + names.get(position));
        }
      }
      return missing;
    }

    List<FeatureProfile> profiles() {
      int count = ((List<?>) manifest.get("features")).size();
      return IntStream.range(0, count)
          .mapToObj(position -> new FeatureRecord(features.get(position)).profile())
          .toList();
    }
  }
}
