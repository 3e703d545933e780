package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.Row;
import java.util.List;

/** A scenario that counts pairs of a prediction and its label, not single events. */
abstract class PairScenario extends Scenario {

  PairScenario(String name, String description) {
    super(name, description);
  }

  @Override
  public final String table(List<Row> rows) {
    return PairTable.of(rows);
  }
}
