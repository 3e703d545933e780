package dev.plumbline.monitoring.control;

import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import java.util.Arrays;

/** Reads the two kinds of record on the profiles topic, told apart by the schema they name. */
public final class ProfileReader {

  private static final byte[] MANIFEST = SingleObjectHeader.of(Schemas.PROFILE_MANIFEST).bytes();

  private final RecordReader manifests =
      new RecordReader(Schemas.PROFILE_MANIFEST, WriterSchemas.ours());
  private final RecordReader features =
      new RecordReader(Schemas.PROFILE_FEATURE, WriterSchemas.ours());

  /** A manifest of whatever release, or else a feature, or why it is neither. */
  public Decoded read(byte[] value) {
    Decoded manifest = manifests.read(value);
    boolean ours =
        value.length >= MANIFEST.length
            && Arrays.equals(value, 0, MANIFEST.length, MANIFEST, 0, MANIFEST.length);
    return manifest.isRecord() || ours ? manifest : features.read(value);
  }
}
