package dev.plumbline.monitoring.profile.file;

import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
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
 * A profile comes out only when all parts are there and its manifest and its content have the
 * hashes that the manifest names; a further manifest of one that came out makes a further edition
 * of it.
 *
 * <p>Mutable, not thread-safe. Keeps the parts of unfinished profiles until {@link #forget}, and
 * those that came out.
 */
public final class ProfileAssembler {

  private final Map<String, Parts> unfinished = new TreeMap<>();
  private final Map<String, Profile> whole = new TreeMap<>();
  private long manifests;

  /**
   * An edition that came out.
   *
   * @param place of its manifest among all manifests, from 1: which of two editions of a name was
   *     published later follows from their manifests alone, since parts may be published again
   * @param edition the edition
   */
  public record Placed(long place, ProfileEdition edition) {}

  /**
   * What became of a record: a profile that it completed, a profile that it completed and that is
   * refused, a manifest that is refused for itself, or nothing, since parts are missing or the
   * record says what is known.
   *
   * @param editions what came out, one for each manifest, in the order of their places
   * @param refusal why the profile, or the manifest, is not taken
   */
  public record Assembly(List<Placed> editions, Optional<String> refusal) {

    private static final Assembly NOTHING = new Assembly(List.of(), Optional.empty());

    /** Copies the editions. */
    public Assembly {
      editions = List.copyOf(editions);
    }

    private static Assembly refused(String profile, String why) {
      return new Assembly(List.of(), Optional.of("profile " + profile + ": " + why));
    }
  }

  /** Takes one record of {@code ProfileFeature} or {@code ProfileManifest}. */
  public Assembly accept(GenericRecord record) {
    String id = ProfileRecords.profileOf(record);
    if (ProfileRecords.isManifest(record) && !ManifestDigest.fits(record)) {
      return Assembly.refused(id, "its manifest was damaged, publish it anew");
    }
    boolean isManifest = ProfileRecords.isManifest(record);
    manifests += isManifest ? 1 : 0;
    Profile known = whole.get(id);
    if (known != null) {
      return isManifest
          ? assemble(id, manifests, record, known.features())
          : repeated(id, record, known);
    }
    Parts parts = unfinished.computeIfAbsent(id, unused -> new Parts());
    parts.add(manifests, record);
    if (!parts.missing().isEmpty()) {
      return Assembly.NOTHING;
    }
    unfinished.remove(id);
    try {
      return assemble(id, parts.manifests, parts.profiles());
    } catch (RuntimeException e) { // whatever records do not fit together
      return Assembly.refused(id, "is damaged, publish it anew: " + e.getMessage());
    }
  }

  private Assembly assemble(
      String id, Map<Long, GenericRecord> byPlace, List<FeatureProfile> features) {
    List<Placed> editions = new ArrayList<>();
    Optional<String> refusal = Optional.empty();
    for (Map.Entry<Long, GenericRecord> manifest : byPlace.entrySet()) {
      Assembly one = assemble(id, manifest.getKey(), manifest.getValue(), features);
      editions.addAll(one.editions());
      refusal = refusal.or(one::refusal);
    }
    return new Assembly(editions, refusal);
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

  private Assembly assemble(
      String id, long place, GenericRecord manifest, List<FeatureProfile> features) {
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
      return new Assembly(List.of(new Placed(place, edition)), Optional.empty());
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

    /** One an edition, by its place: parts that are published again come behind older ones. */
    private final TreeMap<Long, GenericRecord> manifests = new TreeMap<>();

    void add(long place, GenericRecord record) {
      if (ProfileRecords.isManifest(record)) {
        manifests.put(place, record);
      } else {
        features.put((Integer) record.get("position"), record);
      }
    }

    List<String> missing() {
      if (manifests.isEmpty()) {
        return List.of("manifest");
      }
      List<?> names = names();
      List<String> missing = new ArrayList<>();
      for (int position = 0; position < names.size(); position++) {
        if (!features.containsKey(position)) {
          missing.add("feature " + names.get(position));
        }
      }
      return missing;
    }

    List<FeatureProfile> profiles() {
      return IntStream.range(0, names().size())
          .mapToObj(position -> new FeatureRecord(features.get(position)).profile())
          .toList();
    }

    private List<?> names() {
      return (List<?>) manifests.lastEntry().getValue().get("features");
    }
  }
}
