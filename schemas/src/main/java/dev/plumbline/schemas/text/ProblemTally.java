package dev.plumbline.schemas.text;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Counts what is wrong with the rows of files. Problems that differ only in the numbers and the
 * text that they quote are of one kind, of which the first is kept as the example; so a million
 * rows with the same fault are one line. Of more than {@value #MOST_KINDS} kinds the rest are
 * counted as one.
 *
 * <p>Not thread-safe.
 */
public final class ProblemTally {

  private static final int MOST_KINDS = 1_000;
  private static final String REST = "other problems";
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|[0-9][0-9A-Za-z:.,+-]*");

  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private long rows;

  /**
   * One kind.
   *
   * @param rows how many rows have it
   * @param place where the first of them is, file and line
   * @param problem what is wrong with that one
   */
  public record Kind(long rows, String place, String problem) {}

  /** Counts a row; returns how many of its kind there are so far, this one included. */
  public long add(String place, String problem) {
    rows++;
    String kind = QUOTED.matcher(problem).replaceAll("#");
    String counted = kinds.containsKey(kind) || kinds.size() < MOST_KINDS ? kind : REST;
    return kinds
        .merge(
            counted,
            new Kind(1, place, problem),
            (known, one) -> new Kind(known.rows() + 1, known.place(), known.problem()))
        .rows();
  }

  /** How many rows there are. */
  public long rows() {
    return rows;
  }

  /** The kinds, those with the most rows first, of equal ones the earlier. */
  public List<Kind> kinds() {
    return kinds.values().stream().sorted(Comparator.comparingLong(Kind::rows).reversed()).toList();
  }
}
