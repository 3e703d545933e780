package dev.plumbline.monitoring.profile;

import dev.plumbline.monitoring.monitor.AnswerRule;
import dev.plumbline.monitoring.monitor.Monitor;
import java.util.List;

/**
 * What the model answered in the kept rows, as columns beside the features, read by the rule that
 * events are read by.
 */
final class OutputSamples {

  private final AnswerRule rule;
  private final NumericSample score = new NumericSample(OutputNames.SCORE);
  private final CategoricalSample answered = new CategoricalSample(OutputNames.CLASS);
  private final NumericSample value = new NumericSample(OutputNames.VALUE);

  OutputSamples(Monitor monitor) {
    this.rule = new AnswerRule(monitor);
  }

  void put(int slot, ReferenceRow row) {
    String answeredClass = rule.answeredClass(row.predictedClass(), row.probabilities());
    double rowScore = rule.score(answeredClass, row.probabilities());
    score.put(slot, Double.isNaN(rowScore) ? null : rowScore);
    answered.put(slot, answeredClass);
    value.put(slot, row.predictedValue());
  }

  /** The columns that hold anything. */
  List<FeatureSample> present() {
    return List.<FeatureSample>of(score, answered, value).stream()
        .filter(FeatureSample::hasValues)
        .toList();
  }
}
