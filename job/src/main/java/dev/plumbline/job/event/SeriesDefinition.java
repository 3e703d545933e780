package dev.plumbline.job.event;

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
 * @param start event time of the earliest event that ingest saw, epoch milliseconds: the series'
 *     first pane is the one that holds it
 * @param heard start of the six hours of event time in which an event of the series was seen, epoch
 *     milliseconds: the same for any order of events
 */
public record SeriesDefinition(
    String model, String version, String segment, Definition definition, long start, long heard) {

  /** How often the same series is told again, in event time: 6 hours. */
  public static final long HEARD_EVERY_MS = 21_600_000;

  /** A series of which an event was seen at an instant. */
  public static SeriesDefinition seen(
      String model, String version, String segment, Definition definition, long at) {
    return new SeriesDefinition(
        model,
        version,
        segment,
        definition,
        at,
        Math.floorDiv(at, HEARD_EVERY_MS) * HEARD_EVERY_MS);
  }

  /** The same series, defined so. */
  public SeriesDefinition defined(Definition now) {
    return new SeriesDefinition(model, version, segment, now, start, heard);
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

  /** The same series with what both know of its events. */
  public SeriesDefinition merged(SeriesDefinition other) {
    return new SeriesDefinition(
        model,
        version,
        segment,
        definition,
        Math.min(start, other.start),
        Math.max(heard, other.heard));
  }
}
