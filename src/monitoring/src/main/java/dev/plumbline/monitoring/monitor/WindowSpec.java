package dev.plumbline.monitoring.monitor;

import java.time.Duration;

/**
 * A rolling window: {@code size} long, moved on by {@code every}; aligned to the epoch, {@code
 * [start, end)}.
 *
 * @param size a positive multiple of {@code every}, whole milliseconds
 * @param every the step, positive, whole milliseconds; also the length of the window's panes
 */
public record WindowSpec(Duration size, Duration every) {

  public WindowSpec {
    if (every.toMillis() <= 0 || size.toMillis() % every.toMillis() != 0 || size.isNegative()) {
      throw new IllegalArgumentException(
          "window size must be a positive multiple of its step, got: " + size + " every " + every);
    }
  }
}
