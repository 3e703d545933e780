package dev.plumbline.job.stage.admit;

import java.io.Serializable;
import java.time.Duration;

/**
 * How many versions of a model are measured for themselves, and how long it is known which were.
 *
 * @param versions at most so many live at a time, at least 1
 * @param memory at least as long after a prediction as anything may be announced of it, say its
 *     label
 */
public record VersionLimit(int versions, Duration memory) implements Serializable {

  public VersionLimit {
    if (versions < 1) {
      throw new IllegalArgumentException("versions must be positive: " + versions);
    }
    if (memory.isNegative() || memory.isZero()) {
      throw new IllegalArgumentException("memory must be positive: " + memory);
    }
  }

  /** When nothing asks for a period any more. */
  long forgottenAt(long period) {
    return period + LiveVersions.PERIOD + memoryMs();
  }

  /** In whole periods, and a day longer, so that whoever is live is known. */
  long memoryMs() {
    long least = memory.plusDays(1).toMillis();
    return -Math.floorDiv(-least, LiveVersions.PERIOD) * LiveVersions.PERIOD;
  }
}
