package dev.plumbline.job.testing;

import static dev.plumbline.job.testing.Events.START;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.monitoring.profile.Learned;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import dev.plumbline.monitoring.profile.file.ProfileRecords;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.statistics.quality.CalibrationFit;
import dev.plumbline.statistics.quality.CalibrationMap;
import dev.plumbline.statistics.quality.ScoredOutcomes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;

/** A profile that knows nothing but what scores are worth, as it stands on its topic. */
public final class Calibrations {

  /** What was learned from a model that is less sure of itself than it says: of 0.8 come 0.64. */
  public static final CalibrationMap MAP = CalibrationFit.of(half(1), half(2));

  private Calibrations() {}

  private static ScoredOutcomes half(long seed) {
    Random random = new Random(seed);
    ScoredOutcomes outcomes = new ScoredOutcomes();
    for (int row = 0; row < 5_000; row++) {
      double score = random.nextDouble();
      outcomes.count(score, random.nextDouble() < score * score, 1);
    }
    return outcomes;
  }

  /** A profile of this name with {@link #MAP}. */
  public static Profile profile(String name, String model) {
    return profile(name, model, new Learned(Optional.empty(), Optional.of(MAP), List.of()));
  }

  /** The records of a profile of this name with {@link #MAP}. */
  public static SourceRecord[] onProfiles(String name, String model) {
    return onProfiles(name, model, new Learned(Optional.empty(), Optional.of(MAP), List.of()));
  }

  /** The records of a profile of this name that learned this and knows nothing else. */
  public static SourceRecord[] onProfiles(String name, String model, Learned learned) {
    return onProfiles(new ProfileEdition(profile(name, model, learned), Instant.EPOCH));
  }

  /** The records of an edition of a profile. */
  public static SourceRecord[] onProfiles(ProfileEdition edition) {
    List<GenericRecord> records = ProfileRecords.toRecords(edition);
    SourceRecord[] published = new SourceRecord[records.size()];
    for (int offset = 0; offset < published.length; offset++) {
      GenericRecord record = records.get(offset);
      published[offset] =
          SourceRecord.of(
              "profiles",
              0,
              offset,
              START,
              ProfileRecords.keyOf(record).getBytes(StandardCharsets.UTF_8),
              RecordWriter.singleObject(record.getSchema()).write(record));
    }
    return published;
  }

  /** A profile that learned this and knows nothing else. */
  public static Profile profile(String name, String model, Learned learned) {
    return new Profile(name, model, 10_000, null, null, null, "0".repeat(64), List.of(), learned);
  }
}
