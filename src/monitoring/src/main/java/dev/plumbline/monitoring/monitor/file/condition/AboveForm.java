package dev.plumbline.monitoring.monitor.file.condition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.rule.Above;
import dev.plumbline.monitoring.rule.Band;
import java.util.Optional;

/** {@code above: 250}. */
final class AboveForm implements ConditionForm<Above> {

  @Override
  public Class<Above> type() {
    return Above.class;
  }

  @Override
  public String key() {
    return "above";
  }

  @Override
  public void check(Place rule, Optional<Metric> metric) {
    Place limit = rule.at(key());
    LimitForm.checkReach(limit, metric);
    limit.number().ifPresent(value -> LimitForm.checkRecovery(rule, Band.ANY.low(), value, metric));
  }

  @Override
  public Above read(Place rule, Metric metric) {
    return new Above(
        rule.at(key()).number().orElseThrow(),
        LimitForm.readRecovery(rule),
        ProofForm.read(rule, metric));
  }

  @Override
  public void write(Above condition, Metric metric, ObjectNode rule) {
    rule.put(key(), condition.limit());
    ProofForm.write(condition.proof(), metric, rule);
    LimitForm.writeRecovery(condition.recovered(), rule);
  }
}
