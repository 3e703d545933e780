package dev.plumbline.monitoring.monitor.file.condition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.rule.Band;
import dev.plumbline.monitoring.rule.Outside;
import java.util.List;
import java.util.Optional;

/** {@code outside: [0.2, 0.4]}. */
final class OutsideForm implements ConditionForm<Outside> {

  @Override
  public Class<Outside> type() {
    return Outside.class;
  }

  @Override
  public String key() {
    return "outside";
  }

  @Override
  public void check(Place rule, Optional<Metric> metric) {
    Place limits = rule.at(key());
    limits.refuseUnlessAscending();
    limits.items().forEach(limit -> LimitForm.checkReach(limit, metric));
    List<Double> ends = ends(limits);
    if (ends.size() == 2) {
      LimitForm.checkRecovery(rule, ends.get(0), ends.get(1), metric);
    }
  }

  @Override
  public Outside read(Place rule, Metric metric) {
    List<Double> ends = ends(rule.at(key()));
    return new Outside(
        new Band(ends.get(0), ends.get(1)),
        LimitForm.readRecovery(rule),
        ProofForm.read(rule, metric));
  }

  @Override
  public void write(Outside condition, Metric metric, ObjectNode rule) {
    rule.putArray(key()).add(condition.allowed().low()).add(condition.allowed().high());
    ProofForm.write(condition.proof(), metric, rule);
    LimitForm.writeRecovery(condition.recovered(), rule);
  }

  private static List<Double> ends(Place limits) {
    return limits.items().stream().flatMap(limit -> limit.number().stream()).toList();
  }
}
