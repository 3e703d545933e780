package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.Rig;
import java.io.IOException;
import java.util.List;

/** A benchmark of the hot path: what is measured, and what is to be read from it. */
public abstract class Scenario {

  private final String name;
  private final String description;

  Scenario(String name, String description) {
    this.name = name;
    this.description = description;
  }

  /** How it is called on the command line. */
  public final String name() {
    return name;
  }

  /** What it measures, in one line. */
  public final String description() {
    return description;
  }

  /** Measures on a rig. */
  public abstract List<ResultRow> run(Rig rig) throws IOException;

  /** The rows as a Markdown table. */
  public String table(List<ResultRow> rows) {
    return CostTable.of(rows);
  }

  /** What the rows say about the targets, one sentence each. */
  public List<String> conclusions(List<ResultRow> rows) {
    return List.of();
  }
}
