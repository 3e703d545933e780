package dev.plumbline.monitoring.monitor;

import dev.plumbline.schemas.CanonicalText;
import java.util.Map;

/**
 * The one rule by which a model's answer is read, in events and in reference data alike: which
 * class it gave, and with which score.
 *
 * <p>Immutable; one a monitor.
 */
public final class AnswerRule {

  private final Task task;
  private final String positiveClass;
  private final double decisionThreshold;

  /** The rule of a monitor: its task, positive class and decision threshold decide. */
  public AnswerRule(Monitor monitor) {
    this.task = monitor.task();
    this.positiveClass =
        monitor.positiveClass() == null ? null : CanonicalText.of(monitor.positiveClass());
    this.decisionThreshold = monitor.decisionThreshold();
  }

  /** The class that counts as positive by its canonical text; null unless the task is binary. */
  public String positiveClass() {
    return positiveClass;
  }

  /**
   * The class that the model answered, by its canonical text: the one it named, else the positive
   * one when its probability reaches the threshold and {@value Segment#OTHER} when it does not,
   * else the most probable one. With a threshold of 0.5, {@code {fraud: 0.5}} answers fraud.
   *
   * @param predictedClass as the model named it, or null
   * @param probabilities probability by canonical text of the class; may be empty
   * @return null when neither tells, and for a regression
   */
  public String answeredClass(String predictedClass, Map<String, Double> probabilities) {
    if (task == Task.REGRESSION) {
      return null;
    }
    if (predictedClass != null) {
      return CanonicalText.of(predictedClass);
    }
    Double positive = positiveClass == null ? null : probabilities.get(positiveClass);
    if (positive != null) {
      return positive >= decisionThreshold ? positiveClass : Segment.OTHER;
    }
    return mostProbable(probabilities);
  }

  /**
   * The score of the answer: the probability of the positive class, or with more than two classes
   * that of the class answered.
   *
   * @param answeredClass what {@link #answeredClass} gave, or null
   * @param probabilities probability by canonical text of the class; may be empty
   * @return NaN when no probability was published for it, and for a regression
   */
  public double score(String answeredClass, Map<String, Double> probabilities) {
    String scored = task == Task.BINARY ? positiveClass : answeredClass;
    Double probability = scored == null ? null : probabilities.get(scored);
    return probability == null || task == Task.REGRESSION ? Double.NaN : probability;
  }

  /**
   * All of the answer.
   *
   * @param predictedClass as the model named it, or null
   * @param predictedValue as the model told it, or null
   * @param probabilities probability by canonical text of the class; may be empty
   */
  public Answer answer(
      String predictedClass, Double predictedValue, Map<String, Double> probabilities) {
    if (task == Task.REGRESSION) {
      return new Answer(null, predictedValue, null);
    }
    String answered = answeredClass(predictedClass, probabilities);
    double score = score(answered, probabilities);
    return new Answer(answered, null, Double.isNaN(score) ? null : score);
  }

  /** Of equally probable classes the first by name, whatever the order of the map. */
  private static String mostProbable(Map<String, Double> probabilities) {
    String best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, Double> entry : probabilities.entrySet()) {
      double probability = entry.getValue();
      boolean first = best == null || entry.getKey().compareTo(best) < 0;
      if (probability > most || probability == most && first) {
        best = entry.getKey();
        most = probability;
      }
    }
    return best;
  }
}
