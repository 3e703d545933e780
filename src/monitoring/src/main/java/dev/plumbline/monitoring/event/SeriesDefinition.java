package dev.plumbline.monitoring.event;

import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.monitor.Versions;

/**
 * Says that a series exists and what is to be measured of it. Every subtask of ingest sends it
 * before its first contribution to a series, again in every {@link #HEARD_EVERY_MS six hours} of
 * event time in which it has one, and when the monitor changes.
 *
 * @param model name of the model
 * @param version version of the model, {@code *} = all
 * @param segment {@code attribute=value}, {@code *} = all
 * @param definition what to measure
 * @param at event time, epoch milliseconds: of an event of the series that ingest saw; else when
 *     the series begins though none came; {@link Long#MAX_VALUE} when only the definition is news
 * @param event whether an event of the series was seen at that time
 */
public record SeriesDefinition(
    String model,
    String version,
    String segment,
    GenerationDefinition definition,
    long at,
    boolean event) {

  /** How often the same series is announced again, in event time: 6 hours. */
  public static final long HEARD_EVERY_MS = 21_600_000;

  /** A series of which an event was seen at an instant. */
  public static SeriesDefinition seen(
      String model, String version, String segment, GenerationDefinition definition, long at) {
    return new SeriesDefinition(model, version, segment, definition, at, true);
  }

  /** A series that is measured from an instant on, whether or not an event of it comes. */
  public static SeriesDefinition announced(
      String model, String version, String segment, GenerationDefinition definition, long from) {
    return new SeriesDefinition(model, version, segment, definition, from, false);
  }

  /** A series of which nothing is news but its definition. */
  public static SeriesDefinition redefined(
      String model, String version, String segment, GenerationDefinition definition) {
    return announced(model, version, segment, definition, Long.MAX_VALUE);
  }

  /** Whether nothing is news but the definition; of a series that is not known it says nothing. */
  public boolean isRedefinition() {
    return at == Long.MAX_VALUE;
  }

  /**
   * Start of the six hours of event time that hold an instant. Ingest tells of a series once in
   * them, so they are what is known of its last event in the same way for any order of events.
   */
  public static long heardFrom(long instant) {
    return Math.floorDiv(instant, HEARD_EVERY_MS) * HEARD_EVERY_MS;
  }

  /** The same series, defined so. */
  public SeriesDefinition defined(GenerationDefinition now) {
    return new SeriesDefinition(model, version, segment, now, at, event);
  }

  /** Whether it is the series over all versions and segments. */
  public boolean isWhole() {
    return version.equals(Versions.ALL) && segment.equals(Segment.ALL);
  }

  /** The key under which windows of one generation and reference are kept. */
  public String seriesKey() {
    return SeriesKeys.key(model, version, segment, definition.generation(), definition.reference());
  }

  /** The key under which alerts are kept, over all generations. */
  public String alertKey() {
    return SeriesKeys.key(model, version, segment);
  }
}
