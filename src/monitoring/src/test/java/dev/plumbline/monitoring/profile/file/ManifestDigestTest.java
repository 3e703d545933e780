package dev.plumbline.monitoring.profile.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import dev.plumbline.monitoring.profile.TestProfiles;
import dev.plumbline.monitoring.profile.build.ProfileBuilder;
import dev.plumbline.monitoring.profile.build.ReferenceRow;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manifest says what was published, or it is rejected. */
class ManifestDigestTest {

  private static final Instant FROM = Instant.parse("2026-12-01T00:07:00Z");
  private static final ProfileEdition PLAIN =
      new ProfileEdition(TestProfiles.profile(TestProfiles.rows(500, 1)), FROM);

  @Test
  void readsNoManifestAsAnotherWhenAnyByteIsAnyOther() {
    // Given
    byte[] manifest = bytes(manifest(PLAIN));

    for (int place = 0; place < manifest.length; place++) {
      for (int other = 1; other < 256; other++) {
        // When
        byte[] damaged = manifest.clone();
        damaged[place] ^= (byte) other;

        // Then
        assertRejectedOrTheSame(PLAIN, damaged, place);
      }
    }
  }

  @Test
  void readsNoManifestWithAllThatIsLearnedAsAnotherWhenAnyBitIsFlipped() {
    // Given
    ProfileEdition learned = new ProfileEdition(learned(), FROM);
    assertThat(learned.profile().learned().projection()).isPresent();
    assertThat(learned.profile().learned().calibration()).isPresent();
    byte[] manifest = bytes(manifest(learned));

    for (int place = 0; place < manifest.length; place++) {
      for (int bit = 0; bit < 8; bit++) {
        // When
        byte[] damaged = manifest.clone();
        damaged[place] ^= (byte) (1 << bit);

        // Then
        assertRejectedOrTheSame(learned, damaged, place);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1.0", "0.2.0-dev"})
  void takesManifestsOfEarlierBuildsAsTheyStand(String release) {
    // Given
    Schema earlier = Schemas.released(release).get("ProfileManifest");
    boolean isTimed = earlier.getField("effective_from") != null;
    GenericRecord now = manifest(PLAIN);
    GenericRecord then = new GenericData.Record(earlier);
    earlier.getFields().forEach(field -> then.put(field.name(), now.get(field.name())));

    // When
    Decoded decoded = read(RecordWriter.singleObject(earlier).write(then));
    ProfileAssembler.Assembly assembly = assembler(PLAIN).accept(decoded.record());

    // Then
    assertThat(assembly.editions())
        .extracting(ProfileAssembler.Placed::edition)
        .containsExactly(new ProfileEdition(PLAIN.profile(), isTimed ? FROM : Instant.EPOCH));
  }

  @Test
  void keepsTheHashThatItHadWhenItWasFirstPublished() {
    // Then: computed by the build that added it; it must never change
    assertThat(manifest(PLAIN).get("manifest_hash"))
        .hasToString("d48de0c81161e80fada50fdfb28eed7e7dbb213adf8292457b5cede638169abd");
  }

  private static void assertRejectedOrTheSame(ProfileEdition edition, byte[] damaged, int place) {
    Decoded decoded = read(damaged);
    if (decoded.isRecord()) {
      ProfileAssembler.Assembly assembly = assembler(edition).accept(decoded.record());
      for (ProfileAssembler.Placed reported : assembly.editions()) {
        assertThat(reported.edition().effectiveFrom()).as("byte %d", place).isEqualTo(FROM);
        assertThat(ProfileFile.toBytes(reported.edition().profile()))
            .as("byte %d", place)
            .isEqualTo(ProfileFile.toBytes(edition.profile()));
      }
    }
  }

  /** One that has the features. */
  private static ProfileAssembler assembler(ProfileEdition edition) {
    ProfileAssembler assembler = new ProfileAssembler();
    List<GenericRecord> records = ProfileRecords.toRecords(edition);
    records.subList(0, records.size() - 1).forEach(assembler::accept);
    return assembler;
  }

  private static GenericRecord manifest(ProfileEdition edition) {
    List<GenericRecord> records = ProfileRecords.toRecords(edition);
    return records.get(records.size() - 1);
  }

  private static byte[] bytes(GenericRecord record) {
    return RecordWriter.singleObject(record.getSchema()).write(record);
  }

  private static Decoded read(byte[] bytes) {
    return new RecordReader(ProfileRecords.MANIFEST, WriterSchemas.ours()).read(bytes);
  }

  private static Profile learned() {
    Monitor monitor =
        MonitorFile.read(
                "m",
                "{model: m, task: binary, positive_class: fraud, features: {x: numeric, y: numeric}}")
            .orThrow();
    ProfileBuilder builder = new ProfileBuilder(monitor);
    Random random = new Random(6);
    for (int row = 0; row < 3_000; row++) {
      double score = random.nextDouble();
      builder.add(
          new ReferenceRow(
              Map.of("x", random.nextGaussian(), "y", random.nextGaussian()),
              1_700_000_000_000L + row,
              null,
              null,
              Map.of("fraud", score),
              random.nextDouble() < score * score ? "fraud" : "legit",
              null));
    }
    return builder.build("m-1");
  }
}
