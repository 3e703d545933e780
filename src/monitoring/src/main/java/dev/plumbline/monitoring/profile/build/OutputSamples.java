package dev.plumbline.monitoring.profile.build;

import dev.plumbline.monitoring.profile.OutputNames;
import java.util.List;

/** What the model answered in the kept rows, as columns beside the features. */
final class OutputSamples {

  private final NumericSample score = new NumericSample(OutputNames.SCORE);
  private final CategoricalSample answered = new CategoricalSample(OutputNames.CLASS);
  private final NumericSample value = new NumericSample(OutputNames.VALUE);

  void put(int slot, RowAnswer answer) {
    score.put(slot, answer.hasScore() ? answer.score() : null);
    answered.put(slot, answer.answeredClass());
    value.put(slot, answer.value());
  }

  /** The score in a slot, NaN where there is none. */
  double score(int slot) {
    return score.value(slot);
  }

  /** The columns that hold anything. */
  List<FeatureSample> present() {
    return List.<FeatureSample>of(score, answered, value).stream()
        .filter(FeatureSample::hasValues)
        .toList();
  }
}
