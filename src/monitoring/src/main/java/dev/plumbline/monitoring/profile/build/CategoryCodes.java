package dev.plumbline.monitoring.profile.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A small number for each category in use, with how many rows use it. At most {@value #MOST} are
 * known at a time: when there are more, the {@value #KEPT} most frequent stay (by count, then
 * name), and the others become {@link #UNKNOWN}. So a feature with up to {@value #KEPT} categories
 * is counted exactly, in any order of its rows, and an identifier taken for a category costs
 * megabytes, not the heap.
 */
final class CategoryCodes {

  /** The code of a category that is no longer told apart. */
  static final int UNKNOWN = -1;

  /** How many categories are never forgotten. */
  static final int KEPT = 1 << 16;

  private static final int MOST = 2 * KEPT;
  private static final int FIRST_CAPACITY = 64;

  private Map<String, Integer> codes = new HashMap<>();
  private List<String> names = new ArrayList<>();
  private int[] counts = new int[FIRST_CAPACITY];

  /** Whether the next new category finds no code left: {@link #forgetRare} makes room. */
  boolean isFull() {
    return names.size() == MOST;
  }

  /** One row more uses this category; returns its code. */
  int use(String category) {
    Integer known = codes.get(category);
    int code = known == null ? names.size() : known;
    if (known == null) {
      codes.put(category, code);
      names.add(category);
      counts = code == counts.length ? Arrays.copyOf(counts, 2 * code) : counts;
    }
    counts[code]++;
    return code;
  }

  /** One row less uses the category of this code. */
  void release(int code) {
    counts[code]--;
  }

  /** Numbers the most frequent categories anew; returns for each old code the new one. */
  int[] forgetRare() {
    int[] newCodes = new int[names.size()];
    Arrays.fill(newCodes, UNKNOWN);
    List<String> oldNames = names;
    int[] oldCounts = counts;
    int[] kept = mostFrequent(KEPT);
    codes = new HashMap<>();
    names = new ArrayList<>();
    counts = new int[Math.max(FIRST_CAPACITY, kept.length)];
    for (int old : kept) {
      int code = names.size();
      newCodes[old] = code;
      codes.put(oldNames.get(old), code);
      names.add(oldNames.get(old));
      counts[code] = oldCounts[old];
    }
    return newCodes;
  }

  /** The codes in use, the most frequent first, equally frequent ones by name; so many at most. */
  int[] mostFrequent(int most) {
    Comparator<Integer> frequentFirst = Comparator.comparing(code -> -counts[code]);
    return IntStream.range(0, names.size())
        .filter(code -> counts[code] > 0)
        .boxed()
        .sorted(frequentFirst.thenComparing(names::get))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The category of a code. */
  String name(int code) {
    return names.get(code);
  }

  /** How many rows use the category of a code. */
  long count(int code) {
    return counts[code];
  }
}
