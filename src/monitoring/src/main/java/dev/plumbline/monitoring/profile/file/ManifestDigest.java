package dev.plumbline.monitoring.profile.file;

import dev.plumbline.monitoring.profile.Digest;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/**
 * What a manifest says beyond the content of its profile, as one hash: without it a changed bit in
 * {@code effective_from} would move the switch from one profile to the next, and one in {@code
 * model} or {@code data_hash} would tell of other data. Defined on the values, as {@link
 * ProfileDigest} is, so that a later schema with more fields leaves it as it is.
 *
 * <p>In order: the text {@code plumbline-manifest-1}, name, model, the hash of the content, rows,
 * first and last event time, rows sampled from (each of these three 0, or 1 and the value), the
 * hash of the data, the number of features and their names, {@code effective_from}. Written as
 * {@link Digest} says.
 */
final class ManifestDigest {

  static final String FIELD = "manifest_hash";

  private static final String FORM = "plumbline-manifest-1";

  private ManifestDigest() {}

  static String of(GenericRecord manifest) {
    List<?> features = (List<?>) manifest.get("features");
    Digest digest =
        new Digest()
            .add(FORM)
            .add(manifest.get("name").toString())
            .add(manifest.get("model").toString())
            .add(manifest.get("hash").toString())
            .add((long) manifest.get("row_count"))
            .addNullable((Long) manifest.get("first_event_time"))
            .addNullable((Long) manifest.get("last_event_time"))
            .addNullable((Long) manifest.get("sampled_from"))
            .add(manifest.get("data_hash").toString())
            .add(features.size());
    features.forEach(feature -> digest.add(feature.toString()));
    return digest.add((long) manifest.get("effective_from")).hex();
  }

  /** Whether a manifest is what was published; of one without a hash that is not known. */
  static boolean fits(GenericRecord manifest) {
    Object reported = manifest.get(FIELD);
    return reported == null || reported.toString().equals(of(manifest));
  }
}
