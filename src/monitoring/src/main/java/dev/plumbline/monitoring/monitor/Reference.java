package dev.plumbline.monitoring.monitor;

import java.time.Duration;

/**
 * What windows are compared with; at most one of the three is given.
 *
 * @param profile name of a profile with {@code {version}} as placeholder, or null
 * @param first the first so many predictions of a series, or null
 * @param trailing so much time before the window, or null
 */
public record Reference(String profile, Long first, Duration trailing) {

  /** Nothing to compare with. */
  public static final Reference NONE = new Reference(null, null, null);

  /** A profile by name. */
  public static Reference profile(String name) {
    return new Reference(name, null, null);
  }

  /** True when windows are compared with earlier events of their own series. */
  public boolean isOwnHistory() {
    return first != null || trailing != null;
  }
}
