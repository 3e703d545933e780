package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.decode.PublishedPrediction;
import dev.plumbline.job.wire.JoinKey;
import dev.plumbline.monitoring.monitor.Versions;
import dev.plumbline.schemas.text.CanonicalText;
import dev.plumbline.schemas.value.Probability;
import dev.plumbline.schemas.value.Reason;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/**
 * A prediction as it was published, checked as far as that needs no monitor.
 *
 * @param model not empty
 * @param version may be empty
 * @param predictionId not empty
 * @param predictedAt epoch milliseconds
 * @param latencyMs not negative, NaN when unknown
 * @param predictedClass null when absent
 * @param predictedValue finite, null when absent
 * @param probabilities class → [0, 1], in the order of names
 * @param hasRoundedProbability one of them was a rounding beside 0 or 1
 * @param record the decoded record, for features and attributes
 */
record ReceivedPrediction(
    String model,
    String version,
    String predictionId,
    long predictedAt,
    double latencyMs,
    String predictedClass,
    Double predictedValue,
    Map<String, Double> probabilities,
    boolean hasRoundedProbability,
    GenericRecord record)
    implements PublishedPrediction {

  /**
   * Reads the fields of a decoded record.
   *
   * @throws RefusedEventException when one of them cannot be used
   */
  static ReceivedPrediction of(GenericRecord record) {
    ReceivedPrediction received =
        new ReceivedPrediction(
            EventFields.requiredName(
                record, "model", Reason.MISSING_MODEL, "name the model as its monitor does"),
            versionOf(record),
            EventFields.requiredName(
                record, "prediction_id", Reason.MISSING_ID, "the label refers to it"),
            (Long) record.get("predicted_at"),
            latencyOf(record),
            EventFields.name(record, "predicted_class"),
            EventFields.finite(record, "predicted_value", Reason.NON_FINITE_VALUE),
            probabilitiesOf(record),
            isRounded(record),
            record);
    received.features().forEach((name, value) -> EventFields.checkText("feature " + name, value));
    received.attributes().forEach((name, value) -> EventFields.checkText(name, value));
    return received;
  }

  @Override
  public JoinKey joinKey() {
    return JoinKey.of(model, predictionId);
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> features() {
    return (Map<String, Object>) record.get("features");
  }

  @SuppressWarnings("unchecked")
  Map<String, String> attributes() {
    return (Map<String, String>) record.get("attributes");
  }

  private static String versionOf(GenericRecord record) {
    String version = EventFields.name(record, "version");
    if (version.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedEventException(
          Reason.WRONG_TYPE, "version holds a control character; use printable text");
    }
    if (version.equals(Versions.ALL)) {
      throw new RefusedEventException(
          Reason.WRONG_TYPE, "version is *, which stands for all versions; publish the one it was");
    }
    return version;
  }

  private static double latencyOf(GenericRecord record) {
    Double latency = EventFields.finite(record, "latency_ms", Reason.NON_FINITE_LATENCY);
    if (latency == null) {
      return Double.NaN;
    }
    if (latency < 0) {
      throw new RefusedEventException(
          Reason.NEGATIVE_LATENCY, "latency_ms is " + latency + "; a duration is not negative");
    }
    return latency;
  }

  private static boolean isRounded(GenericRecord record) {
    for (Object number : ((Map<?, ?>) record.get("probabilities")).values()) {
      if (Probability.of((Double) number) != (Double) number) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Double> probabilitiesOf(GenericRecord record) {
    Map<String, Double> probabilities = new TreeMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) record.get("probabilities")).entrySet()) {
      String name = CanonicalText.of(EventFields.name("probability of a class", entry.getKey()));
      double probability = Probability.of((Double) entry.getValue());
      if (Double.isNaN(probability)) {
        throw new RefusedEventException(
            Reason.PROBABILITY_OUT_OF_RANGE,
            "probability of " + name + " is " + entry.getValue() + "; it must be from 0 to 1");
      }
      probabilities.put(name, probability);
    }
    return probabilities;
  }
}
