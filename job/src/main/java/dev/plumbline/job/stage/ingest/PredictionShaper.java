package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.AwaitedPredictionWriter;
import dev.plumbline.job.event.FeatureState;
import dev.plumbline.job.event.JoinKey;
import dev.plumbline.job.event.JoinRecord;
import dev.plumbline.job.event.JudgingTerms;
import dev.plumbline.job.event.Prediction;
import dev.plumbline.monitoring.monitor.Answer;
import dev.plumbline.monitoring.monitor.AnswerRule;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Output;
import dev.plumbline.schemas.CanonicalText;
import dev.plumbline.schemas.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Gives a received prediction the shape that one monitor asks for: its features by position, its
 * segments, and the answer that will be compared with the label.
 */
final class PredictionShaper {

  private static final int MOST_PROBABILITIES = 50;

  private final Watched watched;
  private final AnswerRule rule;
  private final List<Output> outputs;
  private final AwaitedPredictionWriter awaited;
  private final boolean keepsProbabilities;
  private final Map<String, int[]> positionsOfSets = new HashMap<>();

  PredictionShaper(Watched watched) {
    this.watched = watched;
    this.rule = new AnswerRule(watched.monitor());
    this.outputs = Output.of(watched.monitor().task());
    this.awaited =
        new AwaitedPredictionWriter(
            watched.monitor().model(),
            watched.generation(),
            terms(watched.monitor(), rule.positiveClass()));
    this.keepsProbabilities = watched.monitor().keepsProbabilities();
  }

  /** What the model answered. */
  Answer answer(ReceivedPrediction received) {
    return rule.answer(
        received.predictedClass(), received.predictedValue(), received.probabilities());
  }

  /**
   * What is counted without labels.
   *
   * @throws RefusedEventException when the features do not fit the monitor
   */
  Prediction shape(ReceivedPrediction received, Answer answer, String[] segments) {
    List<Feature> features = watched.monitor().features();
    int columns = features.size() + outputs.size();
    double[] numbers = new double[columns];
    String[] texts = new String[columns];
    byte[] states = new byte[columns];
    int[] positions = positions(received);
    List<?> vector = (List<?>) received.record().get("feature_values");
    for (int i = 0; i < features.size(); i++) {
      Object value =
          positions == null
              ? received.features().get(features.get(i).name())
              : inVector(vector, positions[i]);
      if (features.get(i).kind() == FeatureKind.NUMERIC) {
        states[i] = number(value, numbers, i);
      } else {
        states[i] = text(features.get(i).name(), value, texts, i);
      }
    }
    for (int i = 0; i < outputs.size(); i++) {
      int column = features.size() + i;
      switch (outputs.get(i)) {
        case SCORE -> states[column] = number(answer.score(), numbers, column);
        case VALUE -> states[column] = number(answer.predictedValue(), numbers, column);
        case CLASS -> states[column] = text("@class", answer.predictedClass(), texts, column);
      }
    }
    return new Prediction(
        received.model(),
        received.version(),
        watched.generation(),
        received.predictedAt(),
        received.latencyMs() == null ? Double.NaN : received.latencyMs(),
        segments,
        numbers,
        texts,
        states,
        null);
  }

  /** What the join waits with for the label, or null when the prediction holds no answer. */
  JoinRecord awaited(ReceivedPrediction received, Answer answer, String[] segments) {
    if (answer.isEmpty()) {
      return null;
    }
    return awaited.record(
        JoinKey.of(received.model(), received.predictionId()),
        received.version(),
        segments,
        received.predictedAt(),
        answer,
        keepsProbabilities ? mostProbable(received.probabilities()) : null);
  }

  private static JudgingTerms terms(Monitor monitor, String positiveClass) {
    return new JudgingTerms(
        monitor.versions(),
        monitor.task(),
        positiveClass,
        monitor.answers().tolerance(),
        monitor.estimates(),
        monitor.horizon().toMillis(),
        monitor.cohorts().isEmpty() ? 0 : monitor.cohorts().get(0).toMillis(),
        monitor.windows().get(0).every().toMillis());
  }

  /** As many as a list of classes can hold, of equally probable ones the first by name. */
  private static Map<String, Double> mostProbable(Map<String, Double> probabilities) {
    return probabilities.isEmpty()
        ? null
        : probabilities.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(MOST_PROBABILITIES)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private int[] positions(ReceivedPrediction received) {
    Object set = received.record().get("feature_set");
    List<?> vector = (List<?>) received.record().get("feature_values");
    if (set == null && vector.isEmpty()) {
      return null;
    }
    if (!received.features().isEmpty()) {
      throw new RefusedEventException(
          Reason.BOTH_FEATURE_LAYOUTS,
          "features and feature_values are both given; publish one of them");
    }
    List<String> names = set == null ? null : watched.monitor().featureSets().get(set.toString());
    if (names == null) {
      throw new RefusedEventException(
          Reason.FEATURE_SET_UNKNOWN,
          "feature_set " + set + " is not among " + watched.monitor().featureSets().keySet());
    }
    if (vector.size() != names.size()) {
      throw new RefusedEventException(
          Reason.FEATURE_VECTOR_LENGTH,
          "feature_values has "
              + vector.size()
              + " values, feature_set "
              + set
              + " has "
              + names.size()
              + " names");
    }
    return positionsOfSets.computeIfAbsent(
        set.toString(),
        name ->
            watched.monitor().features().stream()
                .mapToInt(feature -> names.indexOf(feature.name()))
                .toArray());
  }

  private static Object inVector(List<?> vector, int position) {
    if (position < 0) {
      return null;
    }
    Double value = (Double) vector.get(position);
    return value.isNaN() ? null : value;
  }

  private static byte number(Object value, double[] numbers, int i) {
    if (value == null) {
      return FeatureState.MISSING;
    }
    OptionalDouble number = CanonicalText.number(value);
    if (number.isEmpty()) {
      return FeatureState.WRONG_TYPE;
    }
    numbers[i] = number.getAsDouble();
    return Double.isFinite(numbers[i]) ? FeatureState.PRESENT : FeatureState.INVALID;
  }

  private static byte text(String feature, Object value, String[] texts, int i) {
    if (value == null) {
      return FeatureState.MISSING;
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return FeatureState.INVALID;
    }
    texts[i] = EventFields.name("feature " + feature, CanonicalText.of(value));
    return FeatureState.PRESENT;
  }
}
