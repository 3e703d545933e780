package dev.plumbline.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kafka.LeaseKey;
import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.Learned;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import dev.plumbline.monitoring.profile.file.ProfileRecords;
import dev.plumbline.schemas.record.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ProfileTopicTest {

  private static final Profile OLD = profile("shop-1", 60);
  private static final Profile NEW = profile("shop-1", 70);
  private static final Profile OTHER = profile("shop-10", 60);

  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

  @Test
  void holdsNoProfileThatWasDeleted() {
    // Given
    publish(OLD);
    publish(NEW);
    publish(OTHER);

    // When
    delete(OLD);
    ProfileTopic.Content content = ProfileTopic.contentOf(records);

    // Then
    assertThat(content.profiles()).containsExactly(NEW, OTHER);
    assertThat(content.problems()).isEmpty();
    assertThat(content.keys()).hasSize(4);
  }

  @Test
  void holdsAProfileThatWasPublishedAgain() {
    // Given
    publish(OLD);
    publish(NEW);
    delete(OLD);

    // When
    publish(OLD);

    // Then
    assertThat(ProfileTopic.contentOf(records).profiles()).containsExactly(NEW, OLD);
  }

  @Test
  void deletesTheManifestFirst() {
    // Given
    publish(OLD);

    // Then
    assertThat(ProfileTopic.keysOf(OLD, ProfileTopic.contentOf(records).keys()))
        .containsExactly("shop-1@" + OLD.hash() + "/manifest", "shop-1@" + OLD.hash() + "/0");
  }

  @Test
  void findsProfilesByNameAndById() {
    // Given
    publish(OLD);
    publish(NEW);
    publish(OTHER);
    ProfileTopic.Content content = ProfileTopic.contentOf(records);

    // Then
    assertThat(content.named("shop-1")).containsExactly(OLD, NEW);
    assertThat(content.named(NEW.id())).containsExactly(NEW);
    assertThat(content.named("shop-1@" + NEW.hash())).containsExactly(NEW);
    assertThat(content.named("shop")).isEmpty();
  }

  @Test
  void findsAFurtherEditionByItsManifestAlone() {
    // Given
    Instant later = Instant.parse("2026-12-01T00:00:00Z");
    publish(OLD);
    publish(NEW);
    List<GenericRecord> again = ProfileRecords.toRecords(new ProfileEdition(OLD, later));
    GenericRecord manifest = again.get(again.size() - 1);
    byte[] value = RecordWriter.singleObject(manifest.getSchema()).write(manifest);
    add(ProfileRecords.keyOf(manifest), value);

    // When
    ProfileTopic.Content content = ProfileTopic.contentOf(records);

    // Then
    assertThat(content.problems()).isEmpty();
    assertThat(content.newest("shop-1")).contains(new ProfileEdition(OLD, later));
    assertThat(content.editions()).hasSize(3);
    assertThat(content.profiles()).containsExactly(OLD, NEW);
  }

  @Test
  void passesOverTheLeasesOfRunningJobs() {
    // Given
    publish(OLD);
    byte[] key = LeaseKey.of("plumbline", "a").getBytes(StandardCharsets.UTF_8);
    records.add(new ConsumerRecord<>("profiles", 0, 9, key, new byte[] {'{', '}'}));
    records.add(new ConsumerRecord<>("profiles", 0, 10, key, null));

    // When
    ProfileTopic.Content content = ProfileTopic.contentOf(records);

    // Then
    assertThat(content.profiles()).containsExactly(OLD);
    assertThat(content.problems()).isEmpty();
    assertThat(content.keys()).hasSize(2);
  }

  @Test
  void takesNoPartUnderTheKeyOfAnother() {
    // Given: the job takes none, either
    List<GenericRecord> parts = ProfileRecords.toRecords(OLD);
    GenericRecord feature = parts.get(0);
    add("renamed", RecordWriter.singleObject(feature.getSchema()).write(feature));
    GenericRecord manifest = parts.get(1);
    add(
        ProfileRecords.keyOf(manifest),
        RecordWriter.singleObject(manifest.getSchema()).write(manifest));

    // When
    ProfileTopic.Content content = ProfileTopic.contentOf(records);

    // Then
    assertThat(content.profiles()).isEmpty();
    assertThat(content.problems().get(0))
        .isEqualTo(
            "profiles@0 is %s/0, and its key is another: it was renamed or damaged"
                .formatted("shop-1@" + OLD.hash()));
  }

  @Test
  void keepsKeysApartThatAreNoText() {
    // Given
    records.add(new ConsumerRecord<>("profiles", 0, 0, new byte[] {(byte) 0xC3}, new byte[] {1}));
    records.add(new ConsumerRecord<>("profiles", 0, 1, new byte[] {(byte) 0xC4}, new byte[] {1}));

    // Then
    assertThat(ProfileTopic.contentOf(records).problems()).hasSize(2);
  }

  @Test
  void reportsWhatIsNoPartOfAProfile() {
    // Given
    publish(OLD);
    records.add(new ConsumerRecord<>("profiles", 0, 9, null, new byte[] {1, 2, 3}));

    // When
    ProfileTopic.Content content = ProfileTopic.contentOf(records);

    // Then
    assertThat(content.profiles()).containsExactly(OLD);
    assertThat(content.problems()).hasSize(1);
    assertThat(content.problems().get(0)).startsWith("profiles@9: ");
  }

  private void publish(Profile profile) {
    for (GenericRecord record : ProfileRecords.toRecords(profile)) {
      byte[] value = RecordWriter.singleObject(record.getSchema()).write(record);
      add(ProfileRecords.keyOf(record), value);
    }
  }

  private void delete(Profile profile) {
    List<String> keys = ProfileTopic.contentOf(records).keys();
    ProfileTopic.keysOf(profile, keys).forEach(key -> add(key, null));
  }

  private void add(String key, byte[] value) {
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    records.add(new ConsumerRecord<>("profiles", 0, records.size(), keyBytes, value));
  }

  private static Profile profile(String name, long germans) {
    CategoricalProfile country =
        new CategoricalProfile(
            "country", List.of("DE", "FR"), List.of(germans, 100 - germans), 0, 0, 0);
    return new Profile(
        name, "shop", 100, null, null, null, "0".repeat(64), List.of(country), Learned.NOTHING);
  }
}
