package dev.plumbline.monitoring.monitor;

import dev.plumbline.schemas.text.CanonicalText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The one rule by which a model's answer is read, in events and in reference data alike: which
 * class it gave, and with which score.
 *
 * <p>Immutable; one a monitor.
 */
public final class AnswerRule {

  /** So that with what stands before it the text is as long as that of a class may be. */
  private static final int LONGEST_NAMED = 252;

  private final Task task;
  private final String positiveClass;
  private final List<String> otherClasses;

  /** Not above the threshold in 32 bits, so that a float that is equal to it reaches it. */
  private final double decisionThreshold;

  /** The rule of a monitor: its task, classes, positive class and decision threshold decide. */
  public AnswerRule(Monitor monitor) {
    this.task = monitor.task();
    this.positiveClass = monitor.positiveClass();
    this.otherClasses =
        task == Task.BINARY
            ? monitor.answers().classes().stream()
                .filter(name -> !name.equals(positiveClass))
                .toList()
            : List.of();
    this.decisionThreshold =
        Math.min(monitor.decisionThreshold(), (float) monitor.decisionThreshold());
  }

  /** The class that counts as positive by its canonical text; null unless the task is binary. */
  public String positiveClass() {
    return positiveClass;
  }

  /** The classes of a binary task beside the positive one; empty when the monitor lists none. */
  public List<String> otherClasses() {
    return otherClasses;
  }

  /**
   * The class that the model answered, by its canonical text: the one it named; else with two
   * classes the positive one when its probability reaches the threshold, and when it does not the
   * other one, {@link #unnamed} when the monitor does not list it; else with more classes the most
   * probable one. With a threshold of 0.5, {@code {fraud: 0.5}} answers fraud.
   *
   * <p>The probability of the positive class is the one published for it. Of a monitor that lists
   * two classes it also follows from that of the other: {@code {legit: 0.01}} is fraud with 0.99.
   * Otherwise it is unknown, since {@code {Fraud: 0.99}} is not about {@code fraud}.
   *
   * @param predictedClass as the model named it; null or blank when it named none
   * @param probabilities probability by canonical text of the class; may be empty
   * @return null when neither tells, and for a regression
   */
  public String answeredClass(String predictedClass, Map<String, Double> probabilities) {
    if (task == Task.REGRESSION) {
      return null;
    }
    if (predictedClass != null && !predictedClass.isBlank()) {
      return CanonicalText.of(predictedClass);
    }
    if (task == Task.MULTICLASS) {
      return mostProbable(probabilities);
    }
    double positive = positiveProbability(probabilities);
    if (Double.isNaN(positive)) {
      return null;
    }
    return positive >= decisionThreshold ? positiveClass : negativeClass();
  }

  private String negativeClass() {
    return otherClasses.size() == 1 ? otherClasses.get(0) : unnamed(positiveClass);
  }

  /**
   * What the negative class of a binary model is called where nobody named it: {@code not fraud}.
   *
   * @param positiveClass by its canonical text
   */
  public static String unnamed(String positiveClass) {
    return positiveClass.length() > LONGEST_NAMED
        ? "not the positive class"
        : "not " + positiveClass;
  }

  /** NaN when it is unknown. */
  private double positiveProbability(Map<String, Double> probabilities) {
    Double reported = probabilities.get(positiveClass);
    if (reported == null && otherClasses.size() == 1) {
      Double ofOther = probabilities.get(otherClasses.get(0));
      return ofOther == null ? Double.NaN : 1 - ofOther;
    }
    return reported == null ? Double.NaN : reported;
  }

  /**
   * Why {@link #answer} is empty, and what to publish instead.
   *
   * @param probabilities probability by canonical text of the class; may be empty
   */
  public String whyEmpty(Map<String, Double> probabilities) {
    if (task == Task.REGRESSION) {
      return "predicted_value is null and the model's task is regression; publish what it answered";
    }
    if (probabilities.isEmpty()) {
      return "predicted_class is null or blank and probabilities is empty; publish what the model"
          + " answered";
    }
    String named =
        probabilities.keySet().stream().sorted().limit(3).collect(Collectors.joining(", "));
    return "probabilities is about "
        + named
        + ", not about the positive class "
        + positiveClass
        + "; publish its probability, or list both classes in the monitor";
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
    if (task == Task.BINARY) {
      return positiveProbability(probabilities);
    }
    Double probability = answeredClass == null ? null : probabilities.get(answeredClass);
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
