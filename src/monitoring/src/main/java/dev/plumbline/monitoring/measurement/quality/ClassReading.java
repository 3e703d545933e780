package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.measurement.Reading;
import java.util.List;

/**
 * A reading about one class, or about all of them.
 *
 * @param className the class, empty when it is about all
 * @param reading what was read
 */
public record ClassReading(String className, Reading reading) {

  /** The one reading about all classes. */
  public static List<ClassReading> ofAll(Reading reading) {
    return List.of(new ClassReading("", reading));
  }

  /** The same readings without a number, and why. */
  static List<ClassReading> undefined(List<ClassReading> readings, String reason) {
    return readings.stream()
        .map(reported -> new ClassReading(reported.className(), Reading.undefined(reason, 0)))
        .toList();
  }

  /** A reading about a true class and the class answered, such as {@code fraud -> __other__}. */
  static ClassReading ofPair(String actual, String predicted, Reading reading) {
    return new ClassReading(actual + " -> " + predicted, reading);
  }
}
