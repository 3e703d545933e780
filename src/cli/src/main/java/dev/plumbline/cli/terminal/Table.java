package dev.plumbline.cli.terminal;

import dev.plumbline.schemas.text.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines in columns, two blanks apart, each as wide as its longest cell. */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these headings. */
  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** Adds a row with as many cells as there are headings. */
  public void add(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "the table has " + rows.get(0).size() + " columns, the row " + cells.length);
    }
    rows.add(Arrays.stream(cells).map(Printable::line).toList());
  }

  /** The lines, headings first. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      int width = width(column);
      line.append(cells.get(column)).append(" ".repeat(width - cells.get(column).length() + 2));
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
