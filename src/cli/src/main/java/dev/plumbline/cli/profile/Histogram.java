package dev.plumbline.cli.profile;

import dev.plumbline.cli.terminal.DisplayText;
import java.util.ArrayList;
import java.util.List;

/**
 * Lying bars beside labels, counts and shares, one a line, the longest {@value #LONGEST} cells.
 *
 * <p>Mutable, not thread-safe.
 */
final class Histogram {

  private static final int LONGEST = 40;

  private final double total;
  private final List<Line> lines = new ArrayList<>();

  /** A histogram of shares of {@code total}. */
  Histogram(double total) {
    this.total = total;
  }

  private record Line(String label, double count) {}

  /** Adds a bar. */
  void add(String label, double count) {
    lines.add(new Line(label, count));
  }

  /** The lines, each begun by {@code indent}; labels and numbers end in one column. */
  List<String> lines(String indent) {
    double most = lines.stream().mapToDouble(Line::count).max().orElse(0);
    List<String> labels = aligned(lines.stream().map(Line::label).toList());
    List<String> counts =
        aligned(lines.stream().map(line -> DisplayText.count(Math.round(line.count()))).toList());
    List<String> shares =
        aligned(lines.stream().map(line -> DisplayText.share(line.count(), total)).toList());
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String bar = most > 0 ? Bars.lying(lines.get(i).count() / most * LONGEST) : "";
      String line =
          indent + labels.get(i) + "  " + counts.get(i) + "  " + shares.get(i) + "  " + bar;
      drawn.add(line.stripTrailing());
    }
    return drawn;
  }

  private static List<String> aligned(List<String> texts) {
    int width = texts.stream().mapToInt(String::length).max().orElse(0);
    return texts.stream().map(text -> " ".repeat(width - text.length()) + text).toList();
  }
}
