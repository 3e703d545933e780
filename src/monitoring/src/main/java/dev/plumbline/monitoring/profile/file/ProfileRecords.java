package dev.plumbline.monitoring.profile.file;

import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A profile as Avro records: one a feature, so that none exceeds what a broker takes, and last the
 * manifest. {@link ProfileAssembler} puts them together again.
 */
public final class ProfileRecords {

  static final Schema FEATURE = Schemas.PROFILE_FEATURE;
  static final Schema MANIFEST = Schemas.PROFILE_MANIFEST;

  private static final String MANIFEST_PART = "manifest";

  private ProfileRecords() {}

  /** The records of a profile that holds from the beginning of time. */
  public static List<GenericRecord> toRecords(Profile profile) {
    return toRecords(new ProfileEdition(profile, Instant.EPOCH));
  }

  /** The records in the order in which they are to be published: features first, manifest last. */
  public static List<GenericRecord> toRecords(ProfileEdition edition) {
    Profile profile = edition.profile();
    String hash = profile.hash();
    List<GenericRecord> records = new ArrayList<>();
    for (FeatureProfile feature : profile.features()) {
      records.add(feature(profile.name(), hash, records.size(), feature));
    }
    records.add(manifest(profile, hash, edition.effectiveFrom()));
    return records;
  }

  /**
   * The key of a record on the topic: name, {@code @}, the whole hash, and after a slash the
   * feature's position or {@code manifest}; behind that of an edition that does not hold from the
   * beginning of time {@code -} and its time in epoch milliseconds, so that compaction keeps the
   * manifest of each.
   */
  public static String keyOf(GenericRecord record) {
    return profileOf(record)
        + "/"
        + (isManifest(record) ? manifestPart(record) : record.get("position"));
  }

  /** Name, {@code @} and the whole hash of the profile that a record belongs to. */
  public static String profileOf(GenericRecord record) {
    return record.get(isManifest(record) ? "name" : "profile") + "@" + record.get("hash");
  }

  private static String manifestPart(GenericRecord manifest) {
    long from = (Long) manifest.get("effective_from");
    return from == 0 ? MANIFEST_PART : MANIFEST_PART + "-" + from;
  }

  static boolean isManifest(GenericRecord record) {
    return record.getSchema().getFullName().equals(MANIFEST.getFullName());
  }

  private static GenericRecord manifest(Profile profile, String hash, Instant effectiveFrom) {
    GenericRecord record = new GenericData.Record(MANIFEST);
    record.put("name", profile.name());
    record.put("model", profile.model());
    record.put("hash", hash);
    record.put("row_count", profile.rowCount());
    record.put("first_event_time", profile.firstEventTime());
    record.put("last_event_time", profile.lastEventTime());
    record.put("data_hash", profile.dataHash());
    record.put("features", profile.features().stream().map(FeatureProfile::name).toList());
    record.put("sampled_from", profile.sampledFrom());
    record.put("effective_from", effectiveFrom.toEpochMilli());
    LearnedRecord.put(profile.learned(), record);
    record.put(ManifestDigest.FIELD, ManifestDigest.of(record));
    return record;
  }

  private static GenericRecord feature(
      String name, String hash, int position, FeatureProfile feature) {
    GenericRecord record = new GenericData.Record(FEATURE);
    record.put("profile", name);
    record.put("hash", hash);
    record.put("position", position);
    record.put("feature", feature.name());
    Schema kind = FEATURE.getField("kind").schema();
    record.put("kind", new GenericData.EnumSymbol(kind, feature.kind().name()));
    record.put("missing_count", feature.missingCount());
    record.put("invalid_count", feature.invalidCount());
    if (feature instanceof NumericProfile numeric) {
      putNumeric(numeric, record);
    } else if (feature instanceof CategoricalProfile categorical) {
      putCategorical(categorical, record);
    }
    return record;
  }

  private static void putNumeric(NumericProfile feature, GenericRecord record) {
    double[] edges = feature.bins().map(ReferenceBins::upperEdges).orElseGet(() -> new double[0]);
    record.put("upper_edges", Arrays.stream(edges).boxed().toList());
    record.put("group_of", Arrays.stream(feature.groups()).boxed().toList());
    record.put("counts", Arrays.stream(feature.referenceCounts()).boxed().toList());
    record.put("categories", List.of());
    record.put("other_count", 0L);
    record.put("min", feature.moments().min());
    record.put("max", feature.moments().max());
    record.put("mean", feature.moments().mean());
    record.put("standard_deviation", feature.moments().standardDeviation());
    record.put("mean_below", feature.moments().below());
    record.put("mean_above", feature.moments().above());
  }

  private static void putCategorical(CategoricalProfile feature, GenericRecord record) {
    long[] counts = feature.referenceCounts();
    int listed = feature.categories().size();
    record.put("upper_edges", List.of());
    record.put("group_of", List.of());
    record.put("counts", Arrays.stream(counts, 0, listed).boxed().toList());
    record.put("categories", feature.categories());
    record.put("other_count", feature.otherCount());
  }
}
