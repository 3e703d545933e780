package dev.plumbline.job.stage.ingest;

import dev.plumbline.monitoring.event.SeriesDefinition;
import java.util.TreeMap;

/**
 * The periods of six hours of event time in which events of a series were announced, and from which
 * pane on. An event of another period is to be announced, and one before the pane as well, since it
 * may be the one with which the series begins. Partitions that one subtask reads can lie days
 * apart, so more than the last period is remembered: the latest {@value #MOST}, a month. What is
 * earlier than these is announced by its counts alone.
 */
final class AnnouncedPeriods {

  private static final int MOST = 124;

  /**
   * Events that have nothing to tell.
   *
   * @param from first event time, epoch milliseconds
   * @param until the end, epoch milliseconds
   */
  record Span(long from, long until) {

    static final Span ALWAYS = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    /** The events that have nothing to tell of either series. */
    Span and(Span other) {
      return new Span(Math.max(from, other.from), Math.min(until, other.until));
    }
  }

  /** Start of the first pane that was announced, by the start of the period. */
  private final TreeMap<Long, Long> firstPanes = new TreeMap<>();

  /**
   * Whether an event is to be announced; then it counts as announced.
   *
   * @param paneMs length of the series' finest panes
   */
  boolean isNews(long at, long paneMs) {
    long period = SeriesDefinition.heardFrom(at);
    Long first = firstPanes.get(period);
    boolean isTooEarly =
        first == null && firstPanes.size() >= MOST && period < firstPanes.firstKey();
    if (isTooEarly || first != null && at >= first) {
      return false;
    }
    firstPanes.put(period, Math.floorDiv(at, paneMs) * paneMs);
    if (firstPanes.size() > MOST) {
      firstPanes.pollFirstEntry();
    }
    return true;
  }

  /** Which events around one that was asked for have nothing to tell. */
  Span around(long at) {
    long period = SeriesDefinition.heardFrom(at);
    long from = firstPanes.getOrDefault(period, period);
    return new Span(from, period + SeriesDefinition.HEARD_EVERY_MS);
  }
}
