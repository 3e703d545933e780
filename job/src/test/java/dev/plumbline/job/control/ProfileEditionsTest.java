package dev.plumbline.job.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.Learned;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import dev.plumbline.monitoring.profile.file.ProfileRecords;
import dev.plumbline.schemas.record.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Which of two profiles of a name was published later follows from their manifests alone. */
class ProfileEditionsTest {

  private static final long SECOND = 1_000_000;
  private static final long THIRD = 2_000_000;
  private static final Profile OLD = profile(60);
  private static final Profile NEW = profile(40);
  private static final String MONITOR =
      """
      {"model": "shop", "revision": 1, "task": "multiclass", "features": {"country": "categorical"},
       "reference": {"profile": "shop-1"}}
      """;

  private final List<GenericRecord> parts = new ArrayList<>();

  private static Profile profile(long germans) {
    CategoricalProfile country =
        new CategoricalProfile(
            "country", List.of("DE", "FR"), List.of(germans, 100 - germans), 0, 0, 0);
    return new Profile(
        "shop-1", "shop", 100, null, null, null, "0".repeat(64), List.of(country), Learned.NOTHING);
  }

  private static List<GenericRecord> records(Profile profile, long from) {
    return ProfileRecords.toRecords(new ProfileEdition(profile, Instant.ofEpochMilli(from)));
  }

  private static GenericRecord manifest(Profile profile, long from) {
    return records(profile, from).get(1);
  }

  /** Ids of what is in force, each behind the time from which on it is. */
  private List<String> inForce() {
    ControlBook book = new ControlBook("monitors", Duration.ofDays(21));
    byte[] monitor = MONITOR.getBytes(StandardCharsets.UTF_8);
    assertThat(book.add(SourceRecord.of("monitors", 0, 0, 0, null, monitor))).isEmpty();
    for (GenericRecord part : parts) {
      byte[] key = ProfileRecords.keyOf(part).getBytes(StandardCharsets.UTF_8);
      byte[] value = RecordWriter.singleObject(part.getSchema()).write(part);
      assertThat(book.add(SourceRecord.of("profiles", 0, 0, 0, key, value))).isEmpty();
    }
    return book.comparisons(book.inForce("shop", 0), "1").stream()
        .map(comparison -> comparison.from() + " " + comparison.profile().id())
        .toList();
  }

  @Test
  void standWhereTheirManifestsStandThoughPartsArePublishedAgain() {
    // Given: as they were published first
    parts.addAll(records(OLD, 0));
    parts.addAll(records(NEW, SECOND));
    parts.add(manifest(OLD, THIRD));
    List<String> before = inForce();

    // When: compaction left the parts of the old one where they were published again
    parts.clear();
    parts.add(manifest(OLD, 0));
    parts.addAll(records(NEW, SECOND));
    parts.addAll(records(OLD, THIRD));

    // Then
    assertThat(before)
        .containsExactly("0 " + OLD.id(), SECOND + " " + NEW.id(), THIRD + " " + OLD.id());
    assertThat(inForce()).isEqualTo(before);
  }

  @Test
  void stayAsTheyAreWhenAllPartsAreWrittenAgain() {
    // Given
    parts.addAll(records(NEW, 0));
    parts.addAll(records(OLD, SECOND));
    List<String> before = inForce();

    // When
    parts.addAll(records(OLD, SECOND));

    // Then
    assertThat(before).containsExactly("0 " + NEW.id(), SECOND + " " + OLD.id());
    assertThat(inForce()).isEqualTo(before);
  }
}
