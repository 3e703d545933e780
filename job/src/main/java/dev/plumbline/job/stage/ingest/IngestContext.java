package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.control.ControlBook;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.stage.ingest.time.Lateness;
import org.apache.flink.util.OutputTag;

/**
 * What an {@link Intake} works with.
 *
 * @param <OUT> what comes out
 */
interface IngestContext<OUT> {

  /** The monitors and profiles known now. */
  ControlBook book();

  /** Refuses event times that would do harm. */
  EventTimeGuard guard();

  /** Notes the event time of an accepted record and says how late it is. */
  Lateness observe(SourceRecord record, long eventTime);

  /**
   * The smallest event time of any accepted record, also before a restart; {@link Long#MAX_VALUE}
   * before any.
   */
  long earliestEvent();

  /** Counts a record whose model nobody watches. */
  void unmonitored();

  /** Counts a prediction with a probability that was a rounding beside 0 or 1. */
  void roundedProbability();

  /** Sends an event on. */
  void emit(OUT event, long eventTime);

  /** Sends an event to a side output. */
  <X> void emit(OutputTag<X> tag, X event);
}
