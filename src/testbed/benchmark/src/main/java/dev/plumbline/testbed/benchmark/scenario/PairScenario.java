package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.ResultRow;
import java.util.List;

/** A scenario that counts pairs of a prediction and its label, not single events. */
abstract class PairScenario extends Scenario {

  PairScenario(String name, String description) {
    super(name, description);
  }

  @Override
  public final String table(List<ResultRow> rows) {
    return PairTable.of(rows);
  }
}
