package dev.plumbline.monitoring.monitor;

import dev.plumbline.schemas.CanonicalText;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model answered, by the rules of its monitor: the same for live events and for the rows of
 * a profile.
 *
 * <ol>
 *   <li>Regression: the value. There is no class and no score.
 *   <li>Classification: the class that was told. Where only probabilities were, a binary model
 *       answers its positive class from {@code decision_threshold} on and the rest otherwise; a
 *       multiclass model the class with the greatest probability, of equal ones the first by name.
 *   <li>The score of a binary model is the probability of its positive class, that of a multiclass
 *       model the probability of the class it answered.
 * </ol>
 *
 * @param predictedClass canonical text of the class; null for regression and without an answer
 * @param predictedValue the value; null for classification and without an answer
 * @param score in [0, 1]; null where no probability was told
 */
public record Answer(String predictedClass, Double predictedValue, Double score) {

  /**
   * The answer in what was told.
   *
   * @param predictedClass the class as text, or null
   * @param predictedValue the value, or null
   * @param probabilities by canonical text of the class, each in [0, 1]; may be empty
   */
  public static Answer of(
      Monitor monitor,
      String predictedClass,
      Double predictedValue,
      Map<String, Double> probabilities) {
    if (monitor.task() == Task.REGRESSION) {
      return new Answer(null, predictedValue, null);
    }
    String told = predictedClass == null ? null : CanonicalText.of(predictedClass);
    if (monitor.task() == Task.MULTICLASS) {
      String answered = told == null ? mostProbable(probabilities) : told;
      return new Answer(answered, null, answered == null ? null : probabilities.get(answered));
    }
    String positive = CanonicalText.of(monitor.positiveClass());
    Double score = probabilities.get(positive);
    if (told == null && score != null) {
      told = score >= monitor.decisionThreshold() ? positive : Segment.OTHER;
    }
    return new Answer(told == null ? mostProbable(probabilities) : told, null, score);
  }

  private static String mostProbable(Map<String, Double> probabilities) {
    String best = null;
    for (Map.Entry<String, Double> entry : new TreeMap<>(probabilities).entrySet()) {
      if (best == null || entry.getValue() > probabilities.get(best)) {
        best = entry.getKey();
      }
    }
    return best;
  }

  /** True when there is neither a class nor a value. */
  public boolean isEmpty() {
    return predictedClass == null && predictedValue == null;
  }
}
