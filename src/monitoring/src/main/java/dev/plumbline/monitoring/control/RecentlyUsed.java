package dev.plumbline.monitoring.control;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was not asked for longest, beyond a number of entries. */
public final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1;

  private final int most;

  /** An empty map that keeps so many entries at most. */
  public RecentlyUsed(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
