package dev.plumbline.schemas.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/** Forgets its oldest entry when it is full. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  /** A map of at most so many entries. */
  BoundedMap(int most) {
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
