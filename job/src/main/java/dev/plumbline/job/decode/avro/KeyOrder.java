package dev.plumbline.job.decode.avro;

import java.util.Arrays;
import java.util.Map;

/**
 * Reads the keys of a map and says which of the watched names each one is. Producers write their
 * keys in the same order each time, so the key that stood at the same place in the event before is
 * tried first, with its length as it was written: one comparison, of bytes that lie side by side,
 * instead of a search. From the first key that is another one the new order is learned.
 *
 * <p>Mutable, for one thread.
 */
public final class KeyOrder {

  /** What a key means that nobody watches. */
  public static final int NOT_WATCHED = -1;

  private static final int MOST_PLACES = 4_096;
  private static final int MOST_BYTES = 1 << 16;

  private final ByteDictionary<Integer> names;

  /** The encoded keys of the event before, each directly behind the other. */
  private byte[] order = new byte[64];

  /** Where each of them ends in {@code order}, and what it means. */
  private int[] ends = new int[8];

  private int[] meanings = new int[8];
  private int places;

  /**
   * @param watched the meaning of each name, 0 or more
   */
  public KeyOrder(Map<String, Integer> watched) {
    Map<String, Integer> meanings = Map.copyOf(watched);
    names =
        new ByteDictionary<>(
            (bytes, from, to) ->
                meanings.getOrDefault(AvroCursor.text(bytes, from, to), NOT_WATCHED));
  }

  /**
   * What the key means that comes next; it is read.
   *
   * @param place how many keys stood before it in this event
   */
  public int next(AvroCursor cursor, int place) {
    if (place < places && cursor.passes(order, startOf(place), ends[place])) {
      return meanings[place];
    }
    int from = cursor.at();
    int length = cursor.readLength();
    cursor.skip(length);
    int to = cursor.at();
    int meaning = names.of(cursor.bytes(), to - length, to);
    if (place <= places) {
      learn(cursor.bytes(), from, to, place, meaning);
    }
    return meaning;
  }

  private int startOf(int place) {
    return place == 0 ? 0 : ends[place - 1];
  }

  /** The order that was known ends before this place, and goes on with this key. */
  private void learn(byte[] bytes, int from, int to, int place, int meaning) {
    int start = startOf(place);
    int end = start + to - from;
    if (place == MOST_PLACES || end > MOST_BYTES) {
      return;
    }
    if (place == ends.length) {
      ends = Arrays.copyOf(ends, 2 * place);
      meanings = Arrays.copyOf(meanings, 2 * place);
    }
    if (end > order.length) {
      order = Arrays.copyOf(order, Math.max(end, 2 * order.length));
    }
    System.arraycopy(bytes, from, order, start, to - from);
    ends[place] = end;
    meanings[place] = meaning;
    places = place + 1;
  }
}
