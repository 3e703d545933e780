package dev.plumbline.monitoring.monitor;

import java.time.Duration;

/**
 * What windows are compared with; at most one of the three is given.
 *
 * @param profile name of a profile with {@code {version}} as placeholder, or null
 * @param first the first so many predictions of a series, 100 to 10,000,000, or null
 * @param trailing so much time before the window, a multiple of {@link #paneOf its panes}, or null
 */
public record Reference(String profile, Long first, Duration trailing) {

  private static final long HOUR = Duration.ofHours(1).toSeconds();

  /** Nothing to compare with. */
  public static final Reference NONE = new Reference(null, null, null);

  /** A profile by name. */
  public static Reference profile(String name) {
    return new Reference(name, null, null);
  }

  /**
   * Length of the panes that a trailing reference is kept in: the smallest multiple of the finest
   * step of the windows that is an hour or more. An hour for steps of a minute, 63 minutes for 7.
   *
   * @param finestStep positive, whole seconds
   */
  public static Duration paneOf(Duration finestStep) {
    long step = finestStep.toSeconds();
    return Duration.ofSeconds(-Math.floorDiv(-HOUR, step) * step);
  }

  /** True when windows are compared with earlier events of their own series. */
  public boolean isOwnHistory() {
    return first != null || trailing != null;
  }
}
