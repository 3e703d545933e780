package dev.plumbline.job.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What brings a prediction together with its labels, in 16 bytes whatever the id looks like: the
 * first 128 bits of the SHA-256 of model and prediction id. Of 10¹² ids two meet by chance with a
 * probability of 10²⁴ / 2¹²⁹ ≈ 1.5 · 10⁻¹⁵. The model belongs to it, because two models may answer
 * the same request under one id.
 *
 * @param high the first eight bytes
 * @param low the next eight
 */
public record JoinKey(long high, long low) {

  /** How Flink serialises it. */
  public static final TypeInformation<JoinKey> TYPE =
      new WrittenByHand<>(JoinKey.class, JoinKeySerializer.INSTANCE);

  private static final byte SEPARATOR = 0x1f; // which no name can hold

  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(JoinKey::sha256);

  /** The key of an id. */
  public static JoinKey of(String model, String predictionId) {
    byte[] id = predictionId.getBytes(StandardCharsets.UTF_8);
    return of(model, id, 0, id.length);
  }

  /** The key of an id that is given as UTF-8: the same as that of the text. */
  public static JoinKey of(String model, byte[] utf8, int from, int to) {
    MessageDigest digest = DIGEST.get();
    digest.update(model.getBytes(StandardCharsets.UTF_8));
    digest.update(SEPARATOR);
    digest.update(utf8, from, to - from);
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new JoinKey(hash.getLong(), hash.getLong());
  }

  /** Pinned: it says which subtask has the id's state in a savepoint. */
  @Override
  public int hashCode() {
    return (int) high;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
