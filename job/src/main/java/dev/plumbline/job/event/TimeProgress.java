package dev.plumbline.job.event;

/**
 * Why event time went on, carried by the watermark itself. A watermark that events brought is even,
 * one that silence brought is odd; an operator behind several inputs sees the smallest, so it
 * learns what held it back last. Costs at most one millisecond: an even watermark is the true one
 * rounded down.
 *
 * <p>For instance events up to 12:00:00.000 with no disorder allow 11:59:59.999, reported as .998;
 * after silence it would be reported as .999.
 */
public final class TimeProgress {

  private TimeProgress() {}

  /** The watermark to tell when events allow this one. */
  public static long byEvents(long watermark) {
    return watermark & ~1L;
  }

  /** The watermark to tell when silence allows this one. */
  public static long bySilence(long watermark) {
    return (watermark - 1) | 1L;
  }

  /** Whether silence, and neither events nor the end of the input, brought this watermark. */
  public static boolean isBySilence(long watermark) {
    return watermark != Long.MAX_VALUE && (watermark & 1L) == 1L;
  }
}
