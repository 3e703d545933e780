package dev.plumbline.job.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.testing.DriftTraffic;
import dev.plumbline.monitoring.control.Refusal;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.file.ProfileRecords;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.value.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a profile ends on the rejections topic, record by record. */
class ProfilePartsTest {

  private static final Profile PROFILE = DriftTraffic.profile();

  private final ControlBook book = new ControlBook("monitors", Duration.ofDays(21));
  private final List<GenericRecord> records = ProfileRecords.toRecords(PROFILE);
  private final GenericRecord manifest = records.get(records.size() - 1);
  private final List<RefusedRecord> refused = new ArrayList<>();
  private long now = 1_000_000;

  private void publishAll() {
    for (int offset = 0; offset < records.size(); offset++) {
      publish(records.get(offset), ProfileRecords.keyOf(records.get(offset)), offset);
    }
  }

  private void publish(GenericRecord part, String key, int offset) {
    byte[] value = RecordWriter.singleObject(part.getSchema()).write(part);
    add(SourceRecord.of("profiles", 0, offset, 0, key.getBytes(StandardCharsets.UTF_8), value));
  }

  private void add(SourceRecord record) {
    Optional<Refusal> refusal = book.add(record);
    refusal.ifPresent(why -> refused.add(new RefusedRecord(record, why)));
    refused.addAll(book.givenUp(now));
  }

  /** Two looks, since the first only notes that nothing more came. */
  private void aMinuteLater() {
    refused.addAll(book.givenUp(now));
    now += ProfileParts.PATIENCE_MS;
    refused.addAll(book.givenUp(now));
  }

  @Test
  void refusesEveryRecordOfAProfileWithTheWrongHash() {
    // Given
    records.forEach(record -> record.put("hash", "0".repeat(64)));
    manifest.put("manifest_hash", null); // as of a profile published before manifests had one

    // When
    publishAll();

    // Then
    assertThat(refused).hasSize(records.size());
    assertThat(refused).extracting(one -> one.record().offset()).doesNotHaveDuplicates();
    assertThat(refused)
        .allMatch(one -> one.refusal().reason() == Reason.INVALID_PROFILE)
        .allMatch(one -> one.refusal().message().contains("its content has the hash"));
  }

  @Test
  void refusesADamagedManifestAloneAndTakesTheOneThatIsPublishedAnew() {
    // Given
    ProfileParts parts = new ProfileParts();
    long from = (long) manifest.get("effective_from");
    manifest.put("effective_from", from + 1);
    List<ProfileParts.Outcome> outcomes = new ArrayList<>();
    for (GenericRecord part : records) {
      outcomes.add(parts.take(recordOf(part)));
    }

    // When
    manifest.put("effective_from", from);
    outcomes.add(parts.take(recordOf(manifest)));
    parts.givenUp(now);

    // Then
    assertThat(outcomes.stream().flatMap(outcome -> outcome.refusal().stream()))
        .singleElement()
        .satisfies(why -> assertThat(why.message()).contains("its manifest was damaged"));
    assertThat(outcomes.get(records.size()).editions())
        .extracting(placed -> placed.edition().profile())
        .containsExactly(PROFILE);
    assertThat(parts.givenUp(now + ProfileParts.PATIENCE_MS)).isEmpty();
  }

  private static SourceRecord recordOf(GenericRecord part) {
    byte[] key = ProfileRecords.keyOf(part).getBytes(StandardCharsets.UTF_8);
    byte[] value = RecordWriter.singleObject(part.getSchema()).write(part);
    return SourceRecord.of("profiles", 0, 0, 0, key, value);
  }

  @Test
  void refusesEveryRecordOfAProfileOfWhichANumberWasChanged() {
    // Given
    records.get(0).put("max", 1e9);

    // When
    publishAll();

    // Then
    assertThat(refused).hasSize(records.size());
  }

  @Test
  void refusesARecordWhoseKeyIsNotItsOwn() {
    // Given
    String key = ProfileRecords.keyOf(manifest);
    manifest.put("name", "renamed");

    // When
    publish(manifest, key, 0);

    // Then
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).refusal().message())
        .startsWith("it is renamed@")
        .contains("its key is another");
  }

  @Test
  void givesUpAProfileWhoseManifestWasRenamedAfterAMinute() {
    // Given
    manifest.put("name", "renamed");
    manifest.put("manifest_hash", null); // as of a profile published before manifests had one
    publishAll();
    assertThat(refused).isEmpty();

    // When
    aMinuteLater();

    // Then
    assertThat(refused).hasSize(records.size());
    assertThat(refused)
        .extracting(one -> one.refusal().message())
        .anyMatch(message -> message.contains("missing: manifest; given up, since no further"))
        .anyMatch(message -> message.contains("missing: feature amount"));
  }

  @Test
  void keepsNoMoreUnfinishedProfilesThanTheLimit() {
    // When
    for (int i = 0; i <= ProfileParts.MOST_UNFINISHED; i++) {
      records.get(0).put("hash", "%064d".formatted(i));
      publish(records.get(0), ProfileRecords.keyOf(records.get(0)), i);
    }

    // Then: the oldest
    assertThat(refused).extracting(one -> one.record().offset()).containsExactly(0L);
    assertThat(refused.get(0).refusal().message()).contains("too many parts");
  }

  @Test
  void takesAProfileWhosePartsComeInTime() {
    // When
    publishAll();
    publishAll(); // at least once
    aMinuteLater();

    // Then
    assertThat(refused).isEmpty();
  }

  @Test
  void startsWithoutWhatWasDeletedWhetherCompactedOrNot() {
    // Given
    List<SourceRecord> history = new ArrayList<>();
    for (GenericRecord part : records) {
      byte[] key = ProfileRecords.keyOf(part).getBytes(StandardCharsets.UTF_8);
      byte[] value = RecordWriter.singleObject(part.getSchema()).write(part);
      history.add(SourceRecord.of("profiles", 0, history.size(), 0, key, value));
    }
    List<SourceRecord> deleted = new ArrayList<>(history);
    for (SourceRecord record : history) {
      deleted.add(SourceRecord.of("profiles", 0, deleted.size(), 0, record.key(), null));
    }
    List<SourceRecord> published = new ArrayList<>(deleted);
    published.addAll(history);

    // Then
    assertThat(book.withoutDeleted(history)).isEqualTo(history);
    assertThat(book.withoutDeleted(deleted)).isEmpty();
    assertThat(book.withoutDeleted(published)).isEqualTo(history);
  }
}
