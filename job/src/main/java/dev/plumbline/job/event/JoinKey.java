package dev.plumbline.job.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * What brings a prediction together with its labels, in 16 bytes whatever the id looks like: the
 * first 128 bits of the SHA-256 of model and prediction id. Of 10¹² ids two meet by chance with a
 * probability of 10²⁴ / 2¹²⁹ ≈ 1.5 · 10⁻¹⁵. The model belongs to it, because two models may answer
 * the same request under one id.
 */
public final class JoinKey {

  /** How Flink serialises it: 8 and 8 bytes. */
  public static final TypeInformation<Tuple2<Long, Long>> TYPE =
      Types.TUPLE(Types.LONG, Types.LONG);

  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(JoinKey::sha256);

  private JoinKey() {}

  static Tuple2<Long, Long> of(String model, String predictionId) {
    byte[] name = SeriesKeys.key(model, predictionId).getBytes(StandardCharsets.UTF_8);
    ByteBuffer digest = ByteBuffer.wrap(DIGEST.get().digest(name));
    return Tuple2.of(digest.getLong(), digest.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
