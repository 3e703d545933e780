package dev.plumbline.job.stage.admit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A {@link VersionBook} in memory. */
final class ListedVersions implements VersionBook {

  private final TreeMap<String, long[]> admitted = new TreeMap<>();
  private long full = NEVER;
  private long since = NEVER;

  @Override
  public long[] periods(String version) {
    return admitted.getOrDefault(version, new long[0]);
  }

  @Override
  public void put(String version, long[] periods) {
    if (periods.length == 0) {
      admitted.remove(version);
    } else {
      admitted.put(version, periods);
    }
  }

  @Override
  public List<String> versions() {
    return new ArrayList<>(admitted.keySet());
  }

  @Override
  public long full() {
    return full;
  }

  @Override
  public void putFull(long period) {
    full = period;
  }

  @Override
  public long since() {
    return since;
  }

  @Override
  public void putSince(long period) {
    since = period;
  }
}
