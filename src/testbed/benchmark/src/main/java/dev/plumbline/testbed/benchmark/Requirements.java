package dev.plumbline.testbed.benchmark;

import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.scenario.CostTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many times cheaper than others ours must be, for a gate that has to hold on a machine that
 * does other things, too: ask for much less than what is measured on a quiet one.
 *
 * @param times by contender
 */
record Requirements(Map<String, Double> times) {

  /** What is not as required, one sentence each; a contender that took no part is not, either. */
  List<String> missed(List<ResultRow> rows) {
    List<String> missed = new ArrayList<>();
    times.forEach(
        (contender, least) -> {
          List<ResultRow> theirs =
              rows.stream()
                  .filter(row -> row.contender().equals(contender) && row.cpu() != null)
                  .toList();
          if (theirs.isEmpty()) {
            missed.add("%s was not measured".formatted(contender));
          }
          theirs.forEach(row -> compare(row, CostTable.oursOf(row, rows), least, missed));
        });
    return missed;
  }

  private static void compare(
      ResultRow row, Optional<ResultRow> ours, double least, List<String> missed) {
    if (ours.isEmpty()) {
      missed.add("ours was not measured beside %s".formatted(row.contender()));
      return;
    }
    double ratio = row.cpu().median() / ours.get().cpu().median();
    if (!(ratio >= least)) {
      missed.add(
          "%s, %s: %.1f times the cost of ours, and %.1f is required"
              .formatted(row.contender(), row.workload().traffic().layout().label(), ratio, least));
    }
  }
}
