package dev.plumbline.monitoring.event;

/**
 * The keys by which the job is partitioned. Plain strings, because their hash is the same in every
 * JVM; joined by the unit separator, which no name can hold (ingest refuses control characters).
 */
public final class SeriesKeys {

  private static final String SEPARATOR = "\u001f";

  private SeriesKeys() {}

  /** The key of a series over all generations of its monitor. */
  public static String key(String model, String version, String segment) {
    return String.join(SEPARATOR, model, version, segment);
  }

  /** The key of a series in one generation of its monitor, compared with one reference. */
  public static String key(
      String model, String version, String segment, int generation, String reference) {
    return String.join(SEPARATOR, model, version, segment, Integer.toString(generation), reference);
  }
}
