package dev.plumbline.monitoring.profile.file;

import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/**
 * A profile as a file, {@code *.profile.avro}: the eight bytes {@code PLUMBPF1}, then for each
 * record of {@link ProfileRecords} its length (four bytes, big-endian) and its Avro single-object
 * encoding. Not an Avro container file, since those hold a random marker: here equal profiles give
 * equal bytes.
 */
public final class ProfileFile {

  private static final byte[] MAGIC = "PLUMBPF1".getBytes(StandardCharsets.US_ASCII);

  private ProfileFile() {}

  /** The bytes of the file. */
  public static byte[] toBytes(Profile profile) {
    RecordWriter features = RecordWriter.singleObject(ProfileRecords.FEATURE);
    RecordWriter manifest = RecordWriter.singleObject(ProfileRecords.MANIFEST);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(MAGIC);
    for (GenericRecord record : ProfileRecords.toRecords(profile)) {
      RecordWriter writer = ProfileRecords.isManifest(record) ? manifest : features;
      byte[] body = writer.write(record);
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(body.length).array());
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  /**
   * The profile in a file.
   *
   * @throws IllegalArgumentException when it is no profile file, is cut off, or its content does
   *     not have the hash that it names; the message says which
   */
  public static Profile fromBytes(byte[] bytes) {
    if (bytes.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
      throw new IllegalArgumentException(
          "not a profile file: it does not begin with PLUMBPF1; see plumbline profile build");
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes, MAGIC.length, bytes.length - MAGIC.length);
    RecordReader features = new RecordReader(ProfileRecords.FEATURE, WriterSchemas.ours());
    RecordReader manifests = new RecordReader(ProfileRecords.MANIFEST, WriterSchemas.ours());
    ProfileAssembler assembler = new ProfileAssembler();
    Optional<Profile> profile = Optional.empty();
    while (rest.hasRemaining() && profile.isEmpty()) {
      ProfileAssembler.Assembly assembly = assembler.accept(read(next(rest), features, manifests));
      assembly
          .refusal()
          .ifPresent(
              why -> {
                throw new IllegalArgumentException(why);
              });
      profile = assembly.editions().stream().findFirst().map(placed -> placed.edition().profile());
    }
    if (rest.hasRemaining()) {
      throw new IllegalArgumentException(
          "the profile file goes on after its manifest at byte " + rest.position());
    }
    return profile.orElseThrow(() -> new IllegalArgumentException(reason(assembler)));
  }

  private static String reason(ProfileAssembler assembler) {
    return assembler.problems().isEmpty()
        ? "the profile file holds no profile"
        : String.join("; ", assembler.problems());
  }

  private static byte[] next(ByteBuffer rest) {
    int position = rest.position();
    int length = rest.remaining() < Integer.BYTES ? -1 : rest.getInt();
    if (length < 0 || length > rest.remaining()) {
      throw new IllegalArgumentException("the profile file is cut off at byte " + position);
    }
    byte[] body = new byte[length];
    rest.get(body);
    return body;
  }

  private static GenericRecord read(byte[] body, RecordReader features, RecordReader manifests) {
    Decoded feature = features.read(body);
    if (feature.isRecord()) {
      return feature.record();
    }
    Decoded manifest = manifests.read(body);
    if (manifest.isRecord()) {
      return manifest.record();
    }
    throw new IllegalArgumentException(
        "the profile file is damaged: " + manifest.malformed().orElseThrow().message());
  }
}
