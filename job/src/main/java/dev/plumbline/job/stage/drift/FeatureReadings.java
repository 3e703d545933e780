package dev.plumbline.job.stage.drift;

import dev.plumbline.job.window.Reading;
import dev.plumbline.statistics.BenjaminiHochberg;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** One measure of all features of a window, in the order of the monitor. */
final class FeatureReadings {

  private final Map<String, Reading> readings = new LinkedHashMap<>();

  void put(String feature, Reading reading) {
    readings.put(feature, reading);
  }

  /** The same with the q-values of Benjamini and Hochberg over all features that have a p-value. */
  FeatureReadings adjusted() {
    double[] pValues =
        readings.values().stream()
            .mapToDouble(reading -> reading.pValue() == null ? Double.NaN : reading.pValue())
            .toArray();
    double[] qValues = BenjaminiHochberg.qValues(pValues);
    FeatureReadings adjusted = new FeatureReadings();
    int position = 0;
    for (Map.Entry<String, Reading> entry : readings.entrySet()) {
      double q = qValues[position++];
      adjusted.put(
          entry.getKey(), Double.isNaN(q) ? entry.getValue() : entry.getValue().adjusted(q));
    }
    return adjusted;
  }

  void forEach(BiConsumer<String, Reading> action) {
    readings.forEach(action);
  }
}
