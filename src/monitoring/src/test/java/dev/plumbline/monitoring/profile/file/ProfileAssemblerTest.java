package dev.plumbline.monitoring.profile.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import dev.plumbline.monitoring.profile.TestProfiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class ProfileAssemblerTest {

  private static final Profile PROFILE = TestProfiles.profile(TestProfiles.rows(500, 1));

  @Test
  void publishesTheManifestLast() {
    // When
    List<GenericRecord> records = ProfileRecords.toRecords(PROFILE);

    // Then
    String id = "fraud-1@" + PROFILE.hash();
    assertThat(records.stream().map(ProfileRecords::keyOf))
        .containsExactly(id + "/0", id + "/1", id + "/2", id + "/3", id + "/manifest");
  }

  @Test
  void putsRecordsTogetherInAnyOrder() {
    for (long seed = 0; seed < 20; seed++) {
      // Given
      List<GenericRecord> records = ProfileRecords.toRecords(PROFILE);
      Collections.shuffle(records, new Random(seed));
      ProfileAssembler assembler = new ProfileAssembler();

      // When
      List<Profile> profiles = accept(assembler, records);

      // Then
      assertThat(profiles).containsExactly(PROFILE);
      assertThat(assembler.problems()).isEmpty();
    }
  }

  @Test
  void keepsProfilesApartAndIgnoresRepeats() {
    // Given
    Profile other = TestProfiles.profile(TestProfiles.rows(400, 2));
    List<GenericRecord> records = new ArrayList<>(ProfileRecords.toRecords(PROFILE).subList(0, 4));
    records.addAll(ProfileRecords.toRecords(other).subList(0, 4));
    records.addAll(List.copyOf(records));
    records.add(ProfileRecords.toRecords(other).get(4));
    records.add(ProfileRecords.toRecords(PROFILE).get(4));

    // When
    List<Profile> profiles = accept(new ProfileAssembler(), records);

    // Then
    assertThat(profiles).containsExactly(other, PROFILE);
  }

  @Test
  void namesThePartsThatAreMissing() {
    // Given
    List<GenericRecord> records = ProfileRecords.toRecords(PROFILE);
    ProfileAssembler assembler = new ProfileAssembler();

    // When
    assembler.accept(records.get(1));
    List<String> withoutManifest = assembler.problems();
    List<ProfileAssembler.Placed> editions = assembler.accept(records.get(4)).editions();

    // Then
    String id = "profile fraud-1@" + PROFILE.hash();
    assertThat(editions).isEmpty();
    assertThat(withoutManifest).containsExactly(id + ": missing: manifest");
    assertThat(assembler.problems())
        .containsExactly(id + ": missing: feature amount, feature never, feature flag");
  }

  @Test
  void refusesContentThatDoesNotHaveTheHash() {
    // Given
    List<GenericRecord> records = ProfileRecords.toRecords(PROFILE);
    records.get(0).put("mean", 4.0);
    ProfileAssembler assembler = new ProfileAssembler();

    // When
    List<String> refusals = refusals(assembler, records);

    // Then
    assertThat(refusals).singleElement().asString().contains("was damaged");
    assertThat(assembler.problems()).isEmpty();
  }

  @Test
  void refusesCountsThatDoNotFitTogether() {
    // Given
    List<GenericRecord> records = ProfileRecords.toRecords(PROFILE);
    records.get(1).put("counts", List.of(1L));
    ProfileAssembler assembler = new ProfileAssembler();

    // When
    List<String> refusals = refusals(assembler, records);

    // Then
    assertThat(refusals).singleElement().asString().contains("categories and 1 counts");
    assertThat(assembler.problems()).isEmpty();
  }

  private static List<Profile> accept(ProfileAssembler assembler, List<GenericRecord> records) {
    return records.stream()
        .flatMap(record -> assembler.accept(record).editions().stream())
        .map(placed -> placed.edition().profile())
        .toList();
  }

  private static List<String> refusals(ProfileAssembler assembler, List<GenericRecord> records) {
    return records.stream()
        .map(assembler::accept)
        .peek(assembly -> assertThat(assembly.editions()).isEmpty())
        .flatMap(assembly -> assembly.refusal().stream())
        .toList();
  }

  @Test
  void refusesAManifestThatNamesOtherFeatures() {
    // Given
    List<GenericRecord> records = ProfileRecords.toRecords(PROFILE);
    records.get(4).put("features", List.of("amount", "country", "never", "flog"));
    records.get(4).put("manifest_hash", null); // as of one published before manifests had one

    // When
    List<String> refusals = refusals(new ProfileAssembler(), records);

    // Then
    assertThat(refusals).singleElement().asString().contains("names other features");
  }

  @Test
  void makesAFurtherEditionOfAFurtherManifest() {
    // Given
    Instant later = Instant.parse("2026-12-01T00:00:00Z");
    List<GenericRecord> records = new ArrayList<>(ProfileRecords.toRecords(PROFILE));
    GenericRecord again = ProfileRecords.toRecords(new ProfileEdition(PROFILE, later)).get(4);
    ProfileAssembler assembler = new ProfileAssembler();
    accept(assembler, records);

    // When
    List<ProfileAssembler.Placed> editions = assembler.accept(again).editions();

    // Then
    assertThat(editions)
        .containsExactly(new ProfileAssembler.Placed(2, new ProfileEdition(PROFILE, later)));
    assertThat(ProfileRecords.keyOf(again))
        .isEqualTo("fraud-1@" + PROFILE.hash() + "/manifest-" + later.toEpochMilli());
  }

  @Test
  void keepsEveryManifestThatWaitsForFeaturesThatWerePublishedAgain() {
    // Given: as compaction leaves it
    Instant later = Instant.parse("2026-12-01T00:00:00Z");
    List<GenericRecord> records = new ArrayList<>(ProfileRecords.toRecords(PROFILE));
    GenericRecord first = records.remove(4);
    records.add(0, first);
    records.add(1, ProfileRecords.toRecords(new ProfileEdition(PROFILE, later)).get(4));
    ProfileAssembler assembler = new ProfileAssembler();

    // When
    List<ProfileAssembler.Placed> editions =
        records.stream().flatMap(record -> assembler.accept(record).editions().stream()).toList();

    // Then
    assertThat(editions)
        .containsExactly(
            new ProfileAssembler.Placed(1, new ProfileEdition(PROFILE, Instant.EPOCH)),
            new ProfileAssembler.Placed(2, new ProfileEdition(PROFILE, later)));
  }

  @Test
  void refusesARepeatedFeatureThatSaysSomethingElse() {
    // Given
    List<GenericRecord> records = ProfileRecords.toRecords(PROFILE);
    ProfileAssembler assembler = new ProfileAssembler();
    accept(assembler, records);

    // When
    List<String> ofRepeats = refusals(assembler, records.subList(0, 4));
    records.get(0).put("mean", 4.0);
    List<String> ofOthers = refusals(assembler, records.subList(0, 1));

    // Then
    assertThat(ofRepeats).isEmpty();
    assertThat(ofOthers).singleElement().asString().contains("not what was published before");
    assertThat(assembler.problems()).isEmpty();
  }
}
