package dev.plumbline.testbed.benchmark.significance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Markdown tables whose columns are the sizes of the window. */
final class Tables {
  private Tables() {}

  static String falseAlarms(List<FalseAlarmRow> rows, Measure measure, double alpha) {
    return table(
        "feature | reference",
        rows.stream().filter(row -> row.measure().equals(measure.label())).toList(),
        row -> row.feature() + " | " + grouped(row.reference()),
        FalseAlarmRow::window,
        row -> "%.2f".formatted(row.at(alpha) / alpha));
  }

  static String limits(List<FixedLimitRow> rows) {
    return table(
        "feature | reference",
        rows,
        row -> row.feature() + " | " + grouped(row.reference()),
        FixedLimitRow::window,
        row -> percent(row.above01()) + " / " + percent(row.above02()));
  }

  static String manyFeatures(List<ManyFeatures.Row> rows) {
    return table(
        "measure | features",
        rows,
        row -> row.measure() + " | " + row.features(),
        ManyFeatures.Row::window,
        row -> "%.2f / %.2f".formatted(row.any001() / 0.01, row.any005() / 0.05));
  }

  static String power(List<Power.Row> rows) {
    return table(
        "drift | feature | measure",
        rows,
        row -> row.drift() + " | " + row.feature() + " | " + row.measure(),
        Power.Row::window,
        row -> percent(row.alone()) + " / " + percent(row.amongTwenty()));
  }

  /** The worst and the best of what has to be within limits. */
  static String summary(List<FalseAlarmRow> rows) {
    double most = 0;
    double least = Double.MAX_VALUE;
    for (FalseAlarmRow row : rows) {
      for (double alpha : new double[] {0.01, 0.05}) {
        most = Math.max(most, row.at(alpha) / alpha);
        if (row.continuous()) {
          least = Math.min(least, row.at(alpha) / alpha);
        }
      }
    }
    return "At most %.2f α; for continuous features at least %.2f α.".formatted(most, least);
  }

  private static <R> String table(
      String heads,
      List<R> rows,
      Function<R, String> names,
      ToIntFunction<R> window,
      Function<R, String> cell) {
    Map<Integer, String> columns = new TreeMap<>();
    Map<String, Map<Integer, String>> lines = new LinkedHashMap<>();
    for (R row : rows) {
      columns.put(window.applyAsInt(row), "n = " + grouped(window.applyAsInt(row)));
      lines
          .computeIfAbsent(names.apply(row), name -> new TreeMap<>())
          .put(window.applyAsInt(row), cell.apply(row));
    }
    StringBuilder table = new StringBuilder();
    table.append("| ").append(heads).append(" | ").append(String.join(" | ", columns.values()));
    table.append(" |\n|").append("---|".repeat(heads.split("\\|").length));
    table.append("--:|".repeat(columns.size())).append('\n');
    for (Map.Entry<String, Map<Integer, String>> line : lines.entrySet()) {
      table.append("| ").append(line.getKey()).append(" | ");
      table.append(String.join(" | ", line.getValue().values())).append(" |\n");
    }
    return table.toString();
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String percent(double share) {
    if (share > 0 && share < 0.0095) {
      return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
