package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.NameTally;
import dev.plumbline.statistics.quality.ScoredOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Scores of predictions of a binary model whose labels are negative or unknown, which takes a
 * window to tell: apart by the cell that their label's class has in {@link NameTally}, so that
 * those that turn out to be unknown are in no number. Nearly always there is one such class.
 *
 * <p>Mutable, not thread-safe. Bytes: see {@link PackedParts}.
 */
final class DoubtedScores implements Accumulator<DoubtedScores> {

  private static final byte VERSION = 1;
  private static final String NAME = "doubted scores";
  private static final int PARTS_A_CELL = 3;

  /** What one cell holds. */
  private record Cell(LazyCounts<ScoredOutcomes> scored, LazyCounts<ExpectedOutcomes> expected) {

    static Cell empty() {
      return new Cell(
          new LazyCounts<>(ScoredOutcomes::new, ScoredOutcomes::fromBytes),
          new LazyCounts<>(ExpectedOutcomes::new, ExpectedOutcomes::fromBytes));
    }

    boolean isZero() {
      return scored.isZero() && expected.isZero();
    }
  }

  private final TreeMap<Integer, Cell> cells = new TreeMap<>();

  /** Which cell a label is counted in: apart by whether the model said positive. */
  static int cellOf(String className, boolean predicted) {
    return cell(NameTally.cellOf(className), predicted);
  }

  /** The cell here of a cell of the tally of those labels. */
  static int cell(int cellOfTally, boolean predicted) {
    return 2 * cellOfTally + (predicted ? 0 : 1);
  }

  /**
   * Counts a score.
   *
   * @param className what the label calls its class
   * @param predicted whether the model said positive
   * @param estimated whether the estimated quality is reported too
   * @param sign negative to take back
   */
  void count(String className, double score, boolean predicted, boolean estimated, int sign) {
    Cell cell = cells.computeIfAbsent(cellOf(className, predicted), unused -> Cell.empty());
    cell.scored.counting().count(score, false, sign);
    if (estimated) {
      cell.expected.counting().count(score, predicted, false, sign);
    }
  }

  /** Adds the scores of all but some cells, as those of negatives. */
  void addTo(ScoredOutcomes scored, Set<Integer> unknown) {
    cells.forEach(
        (key, cell) -> {
          if (!unknown.contains(key)) {
            scored.add(cell.scored.counted());
          }
        });
  }

  /** Adds what was promised of all but some cells. */
  void addTo(ExpectedOutcomes expected, Set<Integer> unknown) {
    cells.forEach(
        (key, cell) -> {
          if (!unknown.contains(key)) {
            expected.add(cell.expected.counted());
          }
        });
  }

  @Override
  public void add(DoubtedScores other) {
    other.cells.forEach(
        (key, added) -> {
          Cell cell = cells.computeIfAbsent(key, unused -> Cell.empty());
          cell.scored.add(added.scored);
          cell.expected.add(added.expected);
        });
  }

  @Override
  public void takeBack(DoubtedScores other) {
    other.cells.forEach(
        (key, taken) -> {
          Cell cell = cells.computeIfAbsent(key, unused -> Cell.empty());
          cell.scored.takeBack(taken.scored);
          cell.expected.takeBack(taken.expected);
        });
  }

  @Override
  public boolean isZero() {
    return cells.values().stream().allMatch(Cell::isZero);
  }

  @Override
  public byte[] toBytes() {
    List<byte[]> parts = new ArrayList<>();
    cells.forEach(
        (key, cell) -> {
          if (!cell.isZero()) { // so that equal counts have equal bytes
            parts.add(PackedParts.ofLong(key));
            parts.add(cell.scored.toBytes());
            parts.add(cell.expected.toBytes());
          }
        });
    parts.add(0, PackedParts.ofLong(parts.size() / PARTS_A_CELL));
    return PackedParts.pack(VERSION, parts.toArray(byte[][]::new));
  }

  /**
   * Restores what {@link #toBytes()} gave.
   *
   * @throws IllegalArgumentException when the bytes are of another version
   */
  static DoubtedScores fromBytes(byte[] bytes) {
    PackedParts parts = new PackedParts(NAME, VERSION, bytes);
    DoubtedScores scores = new DoubtedScores();
    for (long left = parts.nextLong(); left > 0; left--) {
      int key = (int) parts.nextLong();
      Cell cell = Cell.empty();
      cell.scored.from(parts.next());
      cell.expected.from(parts.next());
      scores.cells.put(key, cell);
    }
    return scores;
  }
}
