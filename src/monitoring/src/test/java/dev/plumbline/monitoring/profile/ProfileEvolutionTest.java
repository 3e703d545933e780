package dev.plumbline.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.profile.file.ProfileAssembler;
import dev.plumbline.monitoring.profile.file.ProfileFile;
import dev.plumbline.monitoring.profile.file.ProfileRecords;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Profiles of one release under another. */
class ProfileEvolutionTest {

  private static final Map<String, Schema> FIRST_RELEASE = Schemas.released("0.1.0");

  @Test
  void hasTheHashesOfTheFirstReleaseForFeaturesAlone() {
    // When
    Profile profile = asTheFirstReleaseBuilt(TestProfiles.profile(TestProfiles.rows(500, 1)));

    // Then: computed by the first release's code
    assertThat(profile.hash())
        .isEqualTo("4c7931973be81beebfe30a7d683f5b239fb6534fdccde2096ad8b13d87e4c6f8");
    assertThat(profile.dataHash())
        .isEqualTo("825805bc124a294e09f5719b7e2e4ce42ca04482841d90cd15515671840894e1");
  }

  @Test
  void readsWhatTheFirstReleaseWrote() {
    // Given
    Profile profile = asTheFirstReleaseBuilt(TestProfiles.profile(TestProfiles.rows(500, 1)));
    ProfileAssembler assembler = new ProfileAssembler();
    Profile read = null;

    // When
    for (GenericRecord record : ProfileRecords.toRecords(profile)) {
      Schema released = FIRST_RELEASE.get(record.getSchema().getName());
      byte[] bytes = RecordWriter.singleObject(released).write(under(released, record));
      Decoded decoded = new RecordReader(record.getSchema(), WriterSchemas.ours()).read(bytes);
      read =
          assembler.accept(decoded.record()).editions().stream()
              .map(placed -> placed.edition().profile())
              .findFirst()
              .orElse(null);
    }

    // Then
    assertThat(read).isEqualTo(profile);
  }

  @Test
  void isReadByTheFirstRelease() {
    // Given
    Schema released = FIRST_RELEASE.get("ProfileManifest");
    Profile profile = TestProfiles.profile(TestProfiles.rows(500, 1));
    GenericRecord manifest = ProfileRecords.toRecords(profile).get(4);

    // When
    byte[] bytes = RecordWriter.singleObject(manifest.getSchema()).write(manifest);
    Decoded decoded = new RecordReader(released, WriterSchemas.ours()).read(bytes);

    // Then
    assertThat(decoded.record().get("hash")).isEqualTo(profile.hash());
    assertThat(decoded.record().getSchema().getField("sampled_from")).isNull();
  }

  @Test
  void hasAHashOfItsOwnWhereFeaturesKnowMeanDistancesBeyondTheirEdges() {
    // Given
    Profile now = TestProfiles.profile(TestProfiles.rows(500, 1));
    Profile before = asTheFirstReleaseBuilt(now);

    // When
    Profile read = ProfileFile.fromBytes(ProfileFile.toBytes(now));

    // Then
    assertThat(read).isEqualTo(now);
    assertThat(before.features()).isNotEqualTo(now.features());
    assertThat(before.hash()).isNotEqualTo(now.hash());
  }

  /** It did not know how far values lie beyond the edges. */
  private static Profile asTheFirstReleaseBuilt(Profile profile) {
    return new Profile(
        profile.name(),
        profile.model(),
        profile.rowCount(),
        profile.sampledFrom(),
        profile.firstEventTime(),
        profile.lastEventTime(),
        profile.dataHash(),
        profile.features().stream().map(ProfileEvolutionTest::withoutDistances).toList(),
        profile.learned());
  }

  private static FeatureProfile withoutDistances(FeatureProfile feature) {
    if (!(feature instanceof NumericProfile numeric)) {
      return feature;
    }
    Moments known = numeric.moments();
    return new NumericProfile(
        numeric.name(),
        numeric.bins(),
        numeric.missingCount(),
        numeric.invalidCount(),
        new Moments(known.min(), known.max(), known.mean(), known.standardDeviation()));
  }

  private static GenericRecord under(Schema released, GenericRecord record) {
    GenericRecord old = new GenericData.Record(released);
    for (Schema.Field field : released.getFields()) {
      old.put(field.name(), record.get(field.name()));
    }
    return old;
  }
}
