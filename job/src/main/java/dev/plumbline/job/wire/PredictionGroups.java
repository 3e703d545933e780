package dev.plumbline.job.wire;

import dev.plumbline.monitoring.event.PredictionGroup;
import dev.plumbline.statistics.exact.ByteRange;
import dev.plumbline.statistics.exact.CompactReader;
import java.util.Arrays;

/**
 * Gives the same group for the same bytes, mostly without reading them: there are few groups, and
 * each is in thousands of predictions. To find one takes a hash and a comparison of its bytes, some
 * 10 ns where reading takes 300.
 *
 * <p>Of {@value #SLOTS} slots each has the group that fell on it last, so that however many groups
 * come, few are kept. Not thread-safe.
 */
public final class PredictionGroups {

  private static final int SLOTS = 1 << 12;

  private record Known(byte[] bytes, PredictionGroup group) {}

  private final Known[] slots = new Known[SLOTS];

  /** The group that these bytes tell. */
  PredictionGroup of(byte[] bytes, int from, int to) {
    int slot = ByteRange.hash(bytes, from, to) & SLOTS - 1;
    Known known = slots[slot];
    if (known == null || !ByteRange.holds(known.bytes, bytes, from, to)) {
      known = read(Arrays.copyOfRange(bytes, from, to));
      slots[slot] = known;
    }
    return known.group;
  }

  private static Known read(byte[] bytes) {
    CompactReader in = new CompactReader("a group of predictions", JoinRecord.VERSION, bytes);
    return new Known(bytes, PredictionGroupBytes.read(in));
  }
}
