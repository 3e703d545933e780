package dev.plumbline.job.event;

/**
 * Says that a series exists and what is to be measured of it. Every subtask of ingest sends it once
 * before its first contribution to a series, and again when the monitor changes.
 *
 * @param model name of the model
 * @param version version of the model, {@code *} = all
 * @param segment {@code attribute=value}, {@code *} = all
 * @param definition what to measure
 * @param start event time of the earliest event that ingest saw, epoch milliseconds: the series'
 *     first pane is the one that holds it
 */
public record SeriesDefinition(
    String model, String version, String segment, Definition definition, long start) {

  /** The key under which windows of one generation and reference are kept. */
  public String seriesKey() {
    return SeriesKeys.key(model, version, segment, definition.generation(), definition.reference());
  }

  /** The key under which alerts are kept, over all generations. */
  public String alertKey() {
    return SeriesKeys.key(model, version, segment);
  }

  /** The same series, starting no later than the other. */
  public SeriesDefinition startingWith(SeriesDefinition earlier) {
    return earlier.start < start
        ? new SeriesDefinition(model, version, segment, definition, earlier.start)
        : this;
  }
}
