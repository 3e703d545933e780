package dev.plumbline.monitoring.measurement.quality;

import java.util.Comparator;

/**
 * What was true and what was answered, by canonical text.
 *
 * @param actual the true class
 * @param predicted the class answered
 */
record ClassPair(String actual, String predicted) implements Comparable<ClassPair> {

  private static final Comparator<ClassPair> IN_ORDER =
      Comparator.comparing(ClassPair::actual).thenComparing(ClassPair::predicted);

  @Override
  public int compareTo(ClassPair other) {
    return IN_ORDER.compare(this, other);
  }
}
