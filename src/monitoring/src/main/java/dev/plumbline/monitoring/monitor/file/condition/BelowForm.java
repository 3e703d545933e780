package dev.plumbline.monitoring.monitor.file.condition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.rule.Band;
import dev.plumbline.monitoring.rule.Below;
import java.util.Optional;

/** {@code below: 0.92}. */
final class BelowForm implements ConditionForm<Below> {

  @Override
  public Class<Below> type() {
    return Below.class;
  }

  @Override
  public String key() {
    return "below";
  }

  @Override
  public void check(Place rule, Optional<Metric> metric) {
    Place limit = rule.at(key());
    LimitForm.checkReach(limit, metric);
    limit
        .number()
        .ifPresent(value -> LimitForm.checkRecovery(rule, value, Band.ANY.high(), metric));
  }

  @Override
  public Below read(Place rule, Metric metric) {
    return new Below(
        rule.at(key()).number().orElseThrow(),
        LimitForm.readRecovery(rule),
        ProofForm.read(rule, metric));
  }

  @Override
  public void write(Below condition, Metric metric, ObjectNode rule) {
    rule.put(key(), condition.limit());
    ProofForm.write(condition.proof(), metric, rule);
    LimitForm.writeRecovery(condition.recovered(), rule);
  }
}
