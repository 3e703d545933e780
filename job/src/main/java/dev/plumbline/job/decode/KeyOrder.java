package dev.plumbline.job.decode;

import dev.plumbline.statistics.ByteRange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Finds by its bytes which of the watched names a map's key is. Producers write their keys in the
 * same order each time, so the key that stood at the same place in the last event is tried first: a
 * comparison instead of a search.
 *
 * <p>Mutable, for one thread.
 */
final class KeyOrder {

  /** What a key means that nobody watches. */
  static final int NOT_WATCHED = -1;

  private static final int MOST_PLACES = 4_096;

  private record Key(byte[] name, int meaning) {

    boolean is(byte[] bytes, int from, int to) {
      return ByteRange.holds(name, bytes, from, to);
    }
  }

  private final ByteDictionary<Key> keys;
  private Key[] order = new Key[64];

  /**
   * @param watched the meaning of each name, 0 or more
   */
  KeyOrder(Map<String, Integer> watched) {
    Map<String, Integer> meanings = Map.copyOf(watched);
    keys =
        new ByteDictionary<>(
            (bytes, from, to) -> {
              String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
              return new Key(
                  Arrays.copyOfRange(bytes, from, to), meanings.getOrDefault(name, NOT_WATCHED));
            });
  }

  /**
   * What a key means.
   *
   * @param place how many keys stood before it in this event
   */
  int meaningOf(byte[] bytes, int from, int to, int place) {
    if (place >= order.length) {
      if (place >= MOST_PLACES) {
        return keys.of(bytes, from, to).meaning();
      }
      order = Arrays.copyOf(order, 2 * order.length);
    }
    Key expected = order[place];
    if (expected == null || !expected.is(bytes, from, to)) {
      expected = keys.of(bytes, from, to);
      order[place] = expected;
    }
    return expected.meaning();
  }
}
