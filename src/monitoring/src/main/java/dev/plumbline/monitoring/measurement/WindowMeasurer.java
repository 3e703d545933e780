package dev.plumbline.monitoring.measurement;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Reference;
import dev.plumbline.statistics.exact.Accumulator;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * Turns what was counted in a window into measurements. Plain and without memory, so that the same
 * counts always give the same measurements.
 *
 * @param <A> what is counted
 */
public interface WindowMeasurer<A extends Accumulator<A>> extends CountsFormat<A>, Serializable {

  /**
   * Restores what was counted before the shuffle, where names may still be those of the events, and
   * brings it to the form that windows keep, with the closed lists of the monitor.
   */
  default A take(byte[] counts, Monitor monitor) {
    return read(counts);
  }

  /** The same as bytes; where that form is the one they come in, they stay as they are. */
  default byte[] takeBytes(byte[] counts, Monitor monitor) {
    return take(counts, monitor).toBytes();
  }

  /**
   * What is to be reported of a window.
   *
   * @param window which window of which series
   * @param counts its counts, not to be changed
   */
  Findings measure(MeasuredWindow window, A counts);

  /**
   * What is to be reported of a window that is compared with its own series' past; asked for where
   * {@link #reference} names one.
   *
   * @param window which window of which series
   * @param counts its counts, not to be changed
   * @param past what it is compared with
   */
  default Findings measure(MeasuredWindow window, A counts, Past<A> past) {
    return measure(window, counts);
  }

  /** What the monitor's windows are compared with; only their own past is kept for it. */
  default Reference reference(Monitor monitor) {
    return Reference.NONE;
  }

  /**
   * How many events were counted; asked for where {@link #reference} names the first so many, and
   * of predictions, to tell which versions are busy.
   */
  default long events(A counts) {
    return 0;
  }

  /** The labelled share of the predictions of a cohort; asked for where cohorts are kept. */
  default double coverage(A counts) {
    return 0;
  }

  /** How long after its last event a series may still get counts; then it ends. */
  default Duration patience(Monitor monitor) {
    return Duration.ofDays(1);
  }

  /** Names of all metrics that it can tell of, for the news that a series ended. */
  List<String> metrics();
}
