package dev.plumbline.job.event;

import dev.plumbline.statistics.CompactReader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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
  private static final long MIXER = 0x9E37_79B9_7F4A_7C15L; // 2^64 over the golden ratio
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private record Known(byte[] bytes, PredictionGroup group) {}

  private final Known[] slots = new Known[SLOTS];

  /** The group that these bytes tell. */
  PredictionGroup of(byte[] bytes, int from, int to) {
    int slot = slotOf(bytes, from, to);
    Known known = slots[slot];
    if (known == null || !Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, to)) {
      known = read(Arrays.copyOfRange(bytes, from, to));
      slots[slot] = known;
    }
    return known.group;
  }

  private static Known read(byte[] bytes) {
    CompactReader in = new CompactReader("a group of predictions", JoinRecord.VERSION, bytes);
    return new Known(bytes, PredictionGroupBytes.read(in));
  }

  /** Eight bytes at a time, the last eight of them perhaps twice. */
  private static int slotOf(byte[] bytes, int from, int to) {
    long hash = to - from;
    for (int at = from; at <= to - Long.BYTES; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(bytes, at)) * MIXER;
    }
    if (to - from >= Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(bytes, to - Long.BYTES)) * MIXER;
    }
    return (int) (hash >>> Long.SIZE - Integer.numberOfTrailingZeros(SLOTS));
  }
}
