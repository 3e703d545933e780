package dev.plumbline.schemas.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant by a misspelt name. */
public final class NearestName {

  private static final int LONGEST = 64;

  private NearestName() {}

  /**
   * The name nearest to the given one, case and underscores aside, at most a third of its letters
   * away: {@code predictedAt} and {@code predited_at} give {@code predicted_at}. The first in
   * alphabetical order among equals; empty when none is near.
   */
  public static Optional<String> of(String name, Collection<String> names) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    String nearest = null;
    int least = name.length() / 3 + 1;
    for (String candidate : names.stream().sorted().toList()) {
      int distance = distance(plain(name), plain(candidate));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static String plain(String name) {
    return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance: the fewest letters to add, drop or change. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
