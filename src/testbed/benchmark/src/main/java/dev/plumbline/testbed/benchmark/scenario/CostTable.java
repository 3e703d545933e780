package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.RunStatistics;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a record costs each contender, as Markdown, with two ratios of processor time: to the limit
 * on the same traffic, and to ours on the same question.
 */
public final class CostTable {

  private static final String HEAD =
      """
      | contender | layout | features | models | window / step | CPU ns a record | min … max | wall ns | ÷ L0 | ÷ plumbline |
      |---|---|--:|--:|--:|--:|--:|--:|--:|--:|
      """;

  private CostTable() {}

  /** The table of rows, in their order. */
  public static String of(List<ResultRow> rows) {
    StringBuilder table = new StringBuilder(HEAD);
    for (ResultRow row : rows) {
      table.append(line(row, rows)).append('\n');
    }
    return table.toString();
  }

  private static String line(ResultRow row, List<ResultRow> rows) {
    WorkloadTraffic traffic = row.workload().traffic();
    String start =
        "| %s | %s | %,d | %,d | %d "
            .formatted(
                row.contender(),
                traffic.layout().label(),
                traffic.features(),
                traffic.models(),
                row.workload().windowRatio());
    if (row.cpu() == null) {
      return start + "| refused | | | | |";
    }
    RunStatistics cpu = row.cpu();
    return start
        + String.format(
            Locale.ROOT,
            "| %,.0f%s | %,.0f … %,.0f | %,.0f | %s | %s |",
            cpu.median(),
            row.valid() ? "" : " (invalid)",
            cpu.min(),
            cpu.max(),
            row.wall().median(),
            ratio(row, limitOf(row, rows)),
            ratio(row, oursOf(row, rows)));
  }

  static String ratio(ResultRow row, Optional<ResultRow> other) {
    return other
        .map(to -> String.format(Locale.ROOT, "%.2f", row.cpu().median() / to.cpu().median()))
        .orElse("");
  }

  /** The limit on the same topics. */
  static Optional<ResultRow> limitOf(ResultRow row, List<ResultRow> rows) {
    return rows.stream()
        .filter(other -> other.contender().equals("L0") && other.cpu() != null)
        .filter(other -> isAlike(other.workload().traffic(), row.workload().traffic()))
        .findFirst();
  }

  /** Ours on the same question. */
  public static Optional<ResultRow> oursOf(ResultRow row, List<ResultRow> rows) {
    return rows.stream()
        .filter(other -> other.contender().equals("plumbline") && other.cpu() != null)
        .filter(other -> isAlike(other.workload().traffic(), row.workload().traffic()))
        .filter(
            other ->
                row.contender().startsWith("L")
                    || other.workload().windowRatio() == row.workload().windowRatio())
        .filter(other -> other.workload().stateBackend().equals(row.workload().stateBackend()))
        .findFirst();
  }

  private static boolean isAlike(WorkloadTraffic one, WorkloadTraffic other) {
    return one.equals(other.ofEvents(one.events()));
  }
}
