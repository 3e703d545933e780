package dev.plumbline.job.window.roll;

import dev.plumbline.monitoring.control.ParsedMonitors;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.monitoring.monitor.Reference;
import dev.plumbline.statistics.exact.Accumulator;
import java.time.Duration;

/**
 * What the monitor of a series makes of the job's settings: its windows, how long it lives and what
 * it is compared with.
 *
 * @param <A> what is counted
 */
final class SeriesPlans<A extends Accumulator<A>> {

  private final ParsedMonitors monitors;
  private final WindowMeasurer<A> measurer;
  private final long lateness;

  /**
   * Plans of a stage.
   *
   * @param lateness the allowed lateness in milliseconds
   */
  SeriesPlans(ParsedMonitors monitors, WindowMeasurer<A> measurer, long lateness) {
    this.monitors = monitors;
    this.measurer = measurer;
    this.lateness = lateness;
  }

  /** The windows that the series is measured in. */
  WindowCascade<A> windows(SeriesDefinition series) {
    return new WindowCascade<>(monitors.of(series.definition().monitor()).windows(), lateness);
  }

  /** When the series wakes, sleeps and ends: not before its longest window is empty. */
  SeriesLife life(SeriesDefinition series, WindowCascade<A> windows) {
    Duration patience = measurer.patience(monitors.of(series.definition().monitor()));
    return new SeriesLife(
        series, Math.max(patience.toMillis(), windows.memoryMs()), lateness, windows.paneMs());
  }

  /** What its windows are compared with. */
  Reference reference(SeriesDefinition series) {
    return measurer.reference(monitors.of(series.definition().monitor()));
  }
}
