package dev.plumbline.monitoring.monitor.file.condition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.rule.NoData;
import java.util.List;
import java.util.Optional;

/** {@code no_data: true}. */
final class NoDataForm implements ConditionForm<NoData> {

  @Override
  public Class<NoData> type() {
    return NoData.class;
  }

  @Override
  public String key() {
    return "no_data";
  }

  @Override
  public void check(Place rule, Optional<Metric> metric) {
    if (metric.isPresent() && !metric.get().isCount()) {
      rule.at(key()).refuseKeyIfGiven("watches a count: use prediction_count");
    }
    if (rule.at(key()).isTrue()) {
      List.of(ProofForm.MIN_COUNT, LimitForm.RECOVER, ProofForm.SIGNIFICANT)
          .forEach(other -> rule.at(other).refuseKeyIfGiven("has no effect with no_data"));
    }
  }

  @Override
  public NoData read(Place rule, Metric metric) {
    return new NoData();
  }

  @Override
  public void write(NoData condition, Metric metric, ObjectNode rule) {
    rule.put(key(), true);
  }
}
