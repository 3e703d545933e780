package dev.plumbline.monitoring.monitor.file.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guesses which of the allowed names was meant. */
public final class Suggestion {

  private static final int SHORT_LIST = 40;

  /** Characters; of longer names none is guessed at. */
  private static final int LONGEST = 60;

  private Suggestion() {}

  /** {@code Did you mean "accuracy"?}, or what is allowed where nothing is near. */
  public static String among(Collection<String> allowed, String found) {
    Optional<String> nearest = nearest(allowed, found);
    if (nearest.isPresent()) {
      return "Did you mean \"" + nearest.get() + "\"?";
    }
    if (allowed.isEmpty()) {
      return "None is declared.";
    }
    String more = allowed.size() > SHORT_LIST ? ", …" : "";
    return allowed.stream()
        .limit(SHORT_LIST)
        .collect(Collectors.joining(", ", "Allowed: ", more + "."));
  }

  /** The allowed name with the fewest edits, if a third of the letters or fewer must change. */
  public static Optional<String> nearest(Collection<String> allowed, String found) {
    if (found.length() > LONGEST) {
      return Optional.empty();
    }
    String nearest = null;
    int fewest = Math.max(1, found.length() / 3) + 1;
    for (String name : allowed) {
      int edits = edits(name, found, fewest);
      if (edits < fewest) {
        nearest = name;
        fewest = edits;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * Letters to insert, delete, replace or swap with their neighbour; case is free.
   *
   * @return the number, or anything from {@code enough} on when it is that many
   */
  private static int edits(String left, String right, int enough) {
    if (Math.abs(left.length() - right.length()) >= enough) {
      return enough;
    }
    String from = left.toLowerCase(Locale.ROOT);
    String to = right.toLowerCase(Locale.ROOT);
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    int leastBefore = 0;
    for (int i = 0; i <= from.length(); i++) {
      int least = enough;
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, from, to, i, j);
        least = Math.min(least, cost[i][j]);
      }
      if (Math.min(least, leastBefore) >= enough) {
        return enough; // a swap looks two rows back
      }
      leastBefore = least;
    }
    return cost[from.length()][to.length()];
  }

  private static int step(int[][] cost, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
