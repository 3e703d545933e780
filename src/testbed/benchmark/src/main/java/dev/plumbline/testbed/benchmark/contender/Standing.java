package dev.plumbline.testbed.benchmark.contender;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands when a run has ended: of two readings about the same, the one that was reported
 * later. How often a window is revised on its way depends on which of two topics is read faster;
 * what it says in the end does not, so that is what runs are compared by.
 *
 * <p>While a run is measured, a reading is kept as two numbers of 64 bits, what it is about and
 * what it says, 16 bytes; which of them stand is found out afterwards.
 */
final class Standing {

  private long[] readings = new long[1 << 12];
  private int filled;

  /** Takes a reading: those about the same one after the other, others in any order. */
  synchronized void add(ContenderReading reading) {
    if (filled == readings.length) {
      readings = Arrays.copyOf(readings, 2 * filled);
    }
    readings[filled++] = about(reading);
    readings[filled++] = Double.doubleToLongBits(reading.value());
  }

  /** Hash of what stands, the same in any order, hexadecimal. */
  synchronized String hash() {
    Map<Long, Long> standing = new HashMap<>();
    for (int reading = 0; reading < filled; reading += 2) {
      standing.put(readings[reading], readings[reading + 1]);
    }
    long sum = 0;
    for (Map.Entry<Long, Long> each : standing.entrySet()) {
      sum += mixed(each.getKey(), each.getValue());
    }
    return "%016x".formatted(sum);
  }

  private static long about(ContenderReading reading) {
    long about = mixed(reading.model().hashCode(), reading.feature().hashCode());
    return mixed(mixed(about, reading.metric().hashCode()), reading.windowEnd());
  }

  private static long mixed(long one, long other) {
    long mixed = (one * 0x9E3779B97F4A7C15L) ^ other;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
