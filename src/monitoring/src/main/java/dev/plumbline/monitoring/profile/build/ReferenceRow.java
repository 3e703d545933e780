package dev.plumbline.monitoring.profile.build;

import dev.plumbline.schemas.text.CanonicalText;
import dev.plumbline.schemas.value.Probability;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One row of reference data: what the model saw and, where the data have it, what it answered and
 * what was true. Anything but the features may be absent.
 *
 * @param features by name: a boolean, number or text; null or absent = missing
 * @param eventTime epoch milliseconds, or null
 * @param predictedClass the class that the model named, or null
 * @param predictedValue the value that the model gave, finite, or null
 * @param probabilities probability by class, here by its canonical text, from 0 to 1 once {@link
 *     Probability} has taken roundings for their end; may be empty
 * @param labelClass the true class, or null
 * @param labelValue the true value, finite, or null
 */
public record ReferenceRow(
    Map<String, ?> features,
    Long eventTime,
    String predictedClass,
    Double predictedValue,
    Map<String, Double> probabilities,
    String labelClass,
    Double labelValue) {

  /** Refuses what no event could carry. */
  public ReferenceRow {
    requireFinite("predicted value", predictedValue);
    requireFinite("label value", labelValue);
    probabilities = probabilities.isEmpty() ? Map.of() : canonical(probabilities);
    labelClass = labelClass == null ? null : CanonicalText.of(labelClass);
  }

  /** A row of features alone. */
  public static ReferenceRow of(Map<String, ?> features) {
    return new ReferenceRow(features, null, null, null, Map.of(), null, null);
  }

  /** Whether the row says more than what the model saw. */
  boolean hasOutcome() {
    return predictedClass != null
        || predictedValue != null
        || !probabilities.isEmpty()
        || labelClass != null
        || labelValue != null;
  }

  private static void requireFinite(String name, Double value) {
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException("the %s must be finite, but is %s".formatted(name, value));
    }
  }

  private static SortedMap<String, Double> canonical(Map<String, Double> probabilities) {
    SortedMap<String, Double> canonical = new TreeMap<>();
    probabilities.forEach(
        (name, probability) -> {
          double taken = Probability.of(probability);
          if (Double.isNaN(taken)) {
            throw new IllegalArgumentException(
                "the probability of %s must be 0 to 1, but is %s".formatted(name, probability));
          }
          canonical.put(CanonicalText.of(name), taken);
        });
    return Collections.unmodifiableSortedMap(canonical);
  }
}
