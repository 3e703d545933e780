package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.decode.Columns;
import dev.plumbline.job.decode.PublishedPrediction;
import dev.plumbline.job.decode.avro.NonFiniteText;
import dev.plumbline.job.window.cohort.CohortPanes;
import dev.plumbline.job.wire.AwaitedPredictionWriter;
import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.monitoring.control.DatedRevision;
import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.event.JudgingTerms;
import dev.plumbline.monitoring.monitor.Answer;
import dev.plumbline.monitoring.monitor.AnswerRule;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Output;
import dev.plumbline.schemas.text.CanonicalText;
import dev.plumbline.schemas.value.Reason;
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

  private final DatedRevision watched;
  private final AnswerRule rule;
  private final List<Output> outputs;
  private final AwaitedPredictionWriter awaited;
  private final boolean awaitsLabels;
  private final boolean keepsProbabilities;
  private final Map<String, int[]> positionsOfSets = new HashMap<>();

  PredictionShaper(DatedRevision watched) {
    this.watched = watched;
    this.rule = new AnswerRule(watched.monitor());
    this.outputs = Output.of(watched.monitor().task());
    this.awaited =
        new AwaitedPredictionWriter(
            watched.monitor().model(), watched.generation(), terms(watched.monitor(), rule));
    this.awaitsLabels = watched.monitor().awaitsLabels();
    this.keepsProbabilities = watched.monitor().keepsProbabilities();
  }

  /** What the model answered. */
  Answer answer(PublishedPrediction received) {
    return rule.answer(
        received.predictedClass(), received.predictedValue(), received.probabilities());
  }

  /**
   * Puts the features of a decoded record in their columns.
   *
   * @throws RefusedEventException when the features do not fit the monitor
   */
  void placeFeatures(ReceivedPrediction received, Columns into) {
    List<Feature> features = watched.monitor().features();
    int[] positions = positions(received);
    List<?> vector = (List<?>) received.record().get("feature_values");
    into.clear();
    for (int column = 0; column < features.size(); column++) {
      Feature feature = features.get(column);
      Object value =
          positions == null
              ? received.features().get(feature.name())
              : inVector(vector, positions[column]);
      if (value == null) {
        into.unusable(column, FeatureState.MISSING);
      } else if (feature.kind() == FeatureKind.NUMERIC) {
        placeNumber(value, column, into);
      } else {
        placeText(feature.name(), value, column, into);
      }
    }
  }

  /** Puts what the model answered in the columns behind the features. */
  void placeOutputs(Answer answer, Columns into) {
    int column = watched.monitor().features().size();
    for (int each = 0; each < outputs.size(); each++) { // an iterator is an object an event
      switch (outputs.get(each)) {
        case SCORE -> placeAnswer(answer.score(), column, into);
        case VALUE -> placeAnswer(answer.predictedValue(), column, into);
        case CLASS -> placeAnswer(answer.predictedClass(), column, into);
      }
      column++;
    }
  }

  private static void placeAnswer(Double value, int column, Columns into) {
    if (value == null) {
      into.unusable(column, FeatureState.MISSING);
    } else {
      into.number(column, value);
    }
  }

  private static void placeAnswer(String canonicalText, int column, Columns into) {
    if (canonicalText == null) {
      into.unusable(column, FeatureState.MISSING);
    } else {
      into.text(column, EventFields.name("feature @class", canonicalText));
    }
  }

  /**
   * What the join waits with for the label; null when the monitor asks for nothing that needs
   * labels.
   *
   * @throws RefusedEventException when it does and the prediction holds no answer
   */
  JoinRecord awaited(PublishedPrediction received, Answer answer, String[] segments) {
    if (!awaitsLabels) {
      return null;
    }
    if (answer.isEmpty()) {
      throw new RefusedEventException(
          Reason.NO_PREDICTED_VALUE, rule.whyEmpty(received.probabilities()));
    }
    return awaited.record(
        received.joinKey(),
        received.version(),
        segments,
        received.predictedAt(),
        answer,
        keepsProbabilities ? mostProbable(received.probabilities()) : null);
  }

  private static JudgingTerms terms(Monitor monitor, AnswerRule rule) {
    return new JudgingTerms(
        monitor.versions(),
        monitor.task(),
        rule.positiveClass(),
        rule.otherClasses(),
        monitor.answers().tolerance(),
        monitor.estimates(),
        monitor.horizon().toMillis(),
        CohortPanes.smallestMs(monitor.cohorts()),
        CohortPanes.monthsOf(monitor.cohorts()).map(months -> months.zone().getId()).orElse(null),
        monitor.windows().get(0).every().toMillis());
  }

  /** As many as a list of classes can hold, of equally probable ones the first by name. */
  private static Map<String, Double> mostProbable(Map<String, Double> probabilities) {
    return probabilities.isEmpty()
        ? null
        : probabilities.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
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

  private static void placeNumber(Object value, int column, Columns into) {
    OptionalDouble number = CanonicalText.number(value);
    if (number.isEmpty()) {
      boolean invalid = value instanceof CharSequence text && NonFiniteText.is(text);
      into.unusable(column, invalid ? FeatureState.INVALID : FeatureState.WRONG_TYPE);
    } else {
      into.number(column, number.getAsDouble());
    }
  }

  private static void placeText(String feature, Object value, int column, Columns into) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      into.unusable(column, FeatureState.INVALID);
    } else {
      into.text(column, EventFields.name("feature " + feature, CanonicalText.of(value)));
    }
  }
}
