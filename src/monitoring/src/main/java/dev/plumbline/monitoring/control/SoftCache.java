package dev.plumbline.monitoring.control;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Values that are dear to make and can be made again: the last so many that were asked for, as long
 * as memory allows. Not thread-safe.
 *
 * @param <K> what a value is asked for by
 * @param <V> the value
 */
public final class SoftCache<K, V> {

  private final Map<K, SoftReference<V>> values;

  /** Nothing yet, and never more than so many. */
  public SoftCache(int most) {
    values = new RecentlyUsed<>(most);
  }

  /**
   * The value for a key.
   *
   * @param maker makes it when it is not at hand; a null is handed on and not kept
   */
  public V of(K key, Supplier<V> maker) {
    V known = get(key);
    if (known == null) {
      known = maker.get();
      put(key, known);
    }
    return known;
  }

  /** The value for a key, or null when it is not at hand. */
  V get(K key) {
    SoftReference<V> reference = values.get(key);
    return reference == null ? null : reference.get();
  }

  /** Keeps a value as long as memory allows; null is not kept. */
  public void put(K key, V value) {
    if (value != null) {
      values.put(key, new SoftReference<>(value));
    }
  }

  /** Forgets the value for a key, if there is one. */
  public void remove(K key) {
    values.remove(key);
  }
}
