package dev.plumbline.kafka;

import dev.plumbline.schemas.text.StrictUtf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The keys under which running jobs write their leases on the topic of profiles: {@code
 * lease/JOB.ID/HOLDER}. A profile's keys begin with its name and an at sign, so none of them is
 * one; who reads profiles passes over these.
 */
public final class LeaseKey {

  private static final String START = "lease/";
  private static final byte[] START_BYTES = START.getBytes(StandardCharsets.UTF_8);

  private LeaseKey() {}

  /** The key of a holder. */
  public static String of(String jobId, String holder) {
    return START + jobId + "/" + holder;
  }

  /** Whether a record's key, which may be null, is that of a lease. */
  public static boolean isOne(byte[] key) {
    return key != null
        && key.length >= START_BYTES.length
        && Arrays.equals(key, 0, START_BYTES.length, START_BYTES, 0, START_BYTES.length);
  }

  /** The holder in a key of the leases of a job; empty when it is another key. */
  public static Optional<String> holder(byte[] key, String jobId) {
    if (!isOne(key)) {
      return Optional.empty();
    }
    String start = of(jobId, "");
    return StrictUtf8.read(key)
        .filter(text -> text.startsWith(start))
        .map(text -> text.substring(start.length()));
  }
}
