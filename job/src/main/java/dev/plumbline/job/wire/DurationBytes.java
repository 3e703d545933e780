package dev.plumbline.job.wire;

import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;

/** A duration in few bytes: seven days are one, as 7 · 8 + 4. */
final class DurationBytes {

  /** A duration is a number of one of these, milliseconds; their indexes lie in savepoints. */
  private static final long[] UNITS = {1, 1_000, 60_000, 3_600_000, 86_400_000};

  private DurationBytes() {}

  static void write(CompactWriter out, long ms) {
    int unit = UNITS.length - 1;
    while (ms % UNITS[unit] != 0) {
      unit--;
    }
    out.unsigned(Math.addExact(Math.multiplyExact(ms / UNITS[unit], 8), unit));
  }

  static long read(CompactReader in) {
    long reported = in.unsigned();
    return Math.multiplyExact(reported >>> 3, UNITS[(int) (reported & 7)]);
  }
}
