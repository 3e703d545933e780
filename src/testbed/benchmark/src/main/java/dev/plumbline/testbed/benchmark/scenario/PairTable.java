package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.workload.Workload;
import java.util.List;
import java.util.Locale;

/**
 * What a prediction with its label costs, as Markdown: with what CPU time allows a core to do in a
 * second, and two ratios of CPU time, to reading both topics and to ours on the same question.
 */
final class PairTable {

  private static final String HEAD =
      """
      | contender | layout | state | checkpoints | CPU ns a pair | min … max | wall ns | pairs/s a core | ÷ L0 | ÷ plumbline |
      |---|---|---|--:|--:|--:|--:|--:|--:|--:|
      """;

  private PairTable() {}

  static String of(List<ResultRow> rows) {
    StringBuilder table = new StringBuilder(HEAD);
    for (ResultRow row : rows) {
      table.append(start(row)).append(figures(row, rows)).append('\n');
    }
    return table.toString();
  }

  /** Pairs that a second of processor time is enough for. */
  static double pairsASecond(ResultRow row) {
    return 1e9 / row.cpu().median();
  }

  private static String start(ResultRow row) {
    Workload workload = row.workload();
    return "| %s | %s | %s | %s "
        .formatted(
            row.contender(),
            workload.traffic().layout().label(),
            workload.stateBackend(),
            workload.checkpointMs() == 0
                ? "none"
                : "every %d s".formatted(workload.checkpointMs() / 1_000));
  }

  private static String figures(ResultRow row, List<ResultRow> rows) {
    if (row.cpu() == null) {
      return "| refused | | | | | |";
    }
    return String.format(
        Locale.ROOT,
        "| %,.0f%s | %,.0f … %,.0f | %,.0f | %,.0f | %s | %s |",
        row.cpu().median(),
        row.valid() ? "" : " (invalid)",
        row.cpu().min(),
        row.cpu().max(),
        row.wall().median(),
        pairsASecond(row),
        CostTable.ratio(row, CostTable.limitOf(row, rows)),
        CostTable.ratio(row, CostTable.oursOf(row, rows)));
  }
}
