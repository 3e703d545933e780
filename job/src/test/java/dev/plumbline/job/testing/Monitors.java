package dev.plumbline.job.testing;

import static dev.plumbline.job.testing.Events.START;

import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.time.Instant;

/** Monitors as text, and what ingest makes of them. */
public final class Monitors {

  /** A window of a minute that moves on by ten seconds. */
  public static final String MINUTE = "{\"size\": \"1m\", \"every\": \"10s\"}";

  private Monitors() {}

  /**
   * A monitor of the binary model {@code fraud}.
   *
   * @param revision its revision
   * @param from event time from which it holds, epoch milliseconds
   * @param fields further fields of the JSON object, each preceded by a comma
   */
  public static String fraud(int revision, long from, String fields) {
    return """
    {"model": "fraud", "revision": %d, "effective_from": "%s", "task": "binary",
     "positive_class": "fraud", "versions": "both", "labels": {"horizon": "1h"}%s}
    """
        .formatted(revision, Instant.ofEpochMilli(from), fields);
  }

  /** A monitor of the model {@code fraud} with these windows, always in force. */
  public static String withWindows(String... windows) {
    return fraud(1, 0, ", \"windows\": [" + String.join(",", windows) + "]");
  }

  /** The first generation of a monitor, without an end and without a reference. */
  public static GenerationDefinition definition(String monitor) {
    return new GenerationDefinition(monitor, 1, 0, Long.MAX_VALUE, false, "", null, null);
  }

  /** The same, ending. */
  public static GenerationDefinition ending(
      GenerationDefinition definition, long until, boolean last) {
    return new GenerationDefinition(
        definition.monitor(),
        definition.generation(),
        definition.from(),
        until,
        last,
        definition.reference(),
        definition.profile(),
        definition.calibration());
  }

  /** The series of all versions and segments, from {@link Events#START}. */
  public static SeriesDefinition whole(GenerationDefinition definition) {
    return SeriesDefinition.seen("fraud", "*", "*", definition, START);
  }

  /** The series of one segment, from {@link Events#START}. */
  public static SeriesDefinition web(GenerationDefinition definition) {
    return SeriesDefinition.seen("fraud", "*", "channel=web", definition, START);
  }
}
