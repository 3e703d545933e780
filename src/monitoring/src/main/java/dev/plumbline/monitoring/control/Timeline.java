package dev.plumbline.monitoring.control;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of several values holds at an instant of event time: of those that have begun by then, the
 * one that was added last. The one rule for revisions of monitors and editions of profiles.
 *
 * <p>A value holds from its start, inclusive, until the next one's. Ties: a value that is added
 * with the same start as another, or an earlier one, takes its place, since whoever publishes later
 * knows better; so starts ascend strictly and every value holds for some time. The order of adding
 * decides, and nothing else: callers add in the order in which the values were published.
 *
 * <p>To add costs the number of values that are replaced; to look up, the number of values that
 * begin after the instant, since most are asked for now. Not thread-safe.
 *
 * @param <V> what holds
 */
public final class Timeline<V> {

  /** Nothing has begun. */
  public static final int NONE = -1;

  private record Entry<V>(long start, V value) {}

  /** By start, ascending. */
  private final List<Entry<V>> entries = new ArrayList<>();

  /**
   * From this instant on a value holds, and none of those that would begin then or later.
   *
   * @param start event time, epoch milliseconds
   */
  public void add(long start, V value) {
    while (!entries.isEmpty() && entries.get(places() - 1).start() >= start) {
      entries.remove(places() - 1);
    }
    entries.add(new Entry<>(start, value));
  }

  /** What holds at this instant goes on: none of those that would begin later does. */
  public void goOnFrom(long instant) {
    while (!entries.isEmpty() && entries.get(places() - 1).start() > instant) {
      entries.remove(places() - 1);
    }
  }

  /** How many values hold at some time; their places are 0, 1, … in the order of time. */
  public int places() {
    return entries.size();
  }

  /** Place of the value that holds at an instant, or {@link #NONE} before all. */
  public int placeAt(long instant) {
    int place = places() - 1;
    while (place >= 0 && entries.get(place).start() > instant) {
      place--;
    }
    return place;
  }

  /** The value that holds at an instant, or null before all. */
  public V at(long instant) {
    int place = placeAt(instant);
    return place == NONE ? null : value(place);
  }

  /**
   * The value for a window that ends at an instant, or null before all: one that begins where the
   * window ends has no event in it.
   */
  public V atEndOf(long windowEnd) {
    return at(windowEnd - 1);
  }

  /** The value that holds at an instant, before all the first. */
  public V atOrFirst(long instant) {
    return value(Math.max(0, placeAt(instant)));
  }

  /** The value at a place. */
  public V value(int place) {
    return entries.get(place).value();
  }

  /** When the value at a place begins to hold, epoch milliseconds. */
  public long start(int place) {
    return entries.get(place).start();
  }

  /**
   * When the value at a place ends to hold, epoch milliseconds; {@link Long#MAX_VALUE} for the last
   * and {@link #NONE} when there is none.
   */
  public long end(int place) {
    return place + 1 < places() ? start(place + 1) : Long.MAX_VALUE;
  }

  /** All values, in the order of time. */
  public List<V> values() {
    return entries.stream().map(Entry::value).toList();
  }
}
