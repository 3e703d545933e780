package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.Rig;
import dev.plumbline.testbed.benchmark.rig.Row;
import java.io.IOException;
import java.util.List;

/** A benchmark of the hot path: what is measured, and what is to be read from it. */
public interface Scenario {

  /** How it is called on the command line. */
  String name();

  /** What it measures, in one line. */
  String description();

  /** Measures on a rig. */
  List<Row> run(Rig rig) throws IOException;

  /** The rows as a Markdown table. */
  default String table(List<Row> rows) {
    return CostTable.of(rows);
  }

  /** What the rows say about the targets, one sentence each. */
  default List<String> conclusions(List<Row> rows) {
    return List.of();
  }
}
