package dev.plumbline.monitoring.monitor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a model answers, watched like a feature under a reserved name.
 *
 * <p>The score of a binary model is the probability of its positive class, that of a multiclass
 * model the probability of the class it answered.
 */
public enum Output {
  SCORE("@score", FeatureKind.NUMERIC),
  CLASS("@class", FeatureKind.CATEGORICAL),
  VALUE("@value", FeatureKind.NUMERIC);

  private final String featureName;
  private final FeatureKind kind;

  Output(String featureName, FeatureKind kind) {
    this.featureName = featureName;
    this.kind = kind;
  }

  /** The name under which it is measured and profiled, for example {@code @score}. */
  public String featureName() {
    return featureName;
  }

  /** How its values are counted. */
  public FeatureKind kind() {
    return kind;
  }

  /** The outputs of a model of this task. */
  public static List<Output> of(Task task) {
    return task == Task.REGRESSION ? List.of(VALUE) : List.of(SCORE, CLASS);
  }

  /** The output of this name, or empty when it is the name of a feature. */
  public static Optional<Output> of(String featureName) {
    return Arrays.stream(values())
        .filter(output -> output.featureName.equals(featureName))
        .findAny();
  }

  /** True when the name is that of an output which models of the task have. */
  public static boolean isOutputOf(String featureName, Optional<Task> task) {
    return of(featureName)
        .filter(output -> task.isEmpty() || of(task.get()).contains(output))
        .isPresent();
  }
}
