package dev.plumbline.monitoring.profile;

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
 * names.
 *
 * <p>Mutable, not thread-safe. Keeps the parts of unfinished profiles.
 */
public final class ProfileAssembler {

  private final Map<String, Parts> unfinished = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();

  /**
   * Takes one record of {@code ProfileFeature} or {@code ProfileManifest}.
   *
   * @return the profile that this record completed
   */
  public Optional<Profile> accept(GenericRecord record) {
    boolean manifest = ProfileRecords.isManifest(record);
    String name = record.get(manifest ? "name" : "profile").toString();
    String key = name + "@" + record.get("hash");
    Parts parts = unfinished.computeIfAbsent(key, unused -> new Parts());
    if (manifest) {
      parts.manifest = record;
    } else {
      parts.features.put((Integer) record.get("position"), record);
    }
    if (!parts.missing().isEmpty()) {
      return Optional.empty();
    }
    unfinished.remove(key);
    return assemble(key, parts);
  }

  /**
   * What is wrong, a sentence for each profile that is unfinished or was refused, by name: {@code
   * profile fraud@8c…: missing: manifest}.
   */
  public List<String> problems() {
    List<String> problems = new ArrayList<>(refused.values());
    unfinished.forEach(
        (key, parts) ->
            problems.add("profile " + key + ": missing: " + String.join(", ", parts.missing())));
    return problems;
  }

  private Optional<Profile> assemble(String key, Parts parts) {
    try {
      Profile profile = parts.profile();
      String hash = parts.manifest.get("hash").toString();
      if (!profile.hash().equals(hash)) {
        String found = "profile %s: its content has the hash %s: it was damaged, publish it anew";
        refused.put(key, found.formatted(key, profile.hash()));
        return Optional.empty();
      }
      refused.remove(key);
      return Optional.of(profile);
    } catch (IllegalArgumentException e) {
      refused.put(key, "profile " + key + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The records of one profile that are there. */
  private static final class Parts {

    private final Map<Integer, GenericRecord> features = new TreeMap<>();
    private GenericRecord manifest;

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

    Profile profile() {
      int count = ((List<?>) manifest.get("features")).size();
      return new Profile(
          manifest.get("name").toString(),
          manifest.get("model").toString(),
          (Long) manifest.get("row_count"),
          (Long) manifest.get("sampled_from"),
          (Long) manifest.get("first_event_time"),
          (Long) manifest.get("last_event_time"),
          manifest.get("data_hash").toString(),
          IntStream.range(0, count)
              .mapToObj(position -> new FeatureRecord(features.get(position)).profile())
              .toList(),
          LearnedRecord.read(manifest));
    }
  }
}
