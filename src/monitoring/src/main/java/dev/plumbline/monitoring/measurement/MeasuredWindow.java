package dev.plumbline.monitoring.measurement;

import dev.plumbline.monitoring.control.DatedCalibrations;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.statistics.quality.CalibrationMap;
import java.util.Optional;

/**
 * One window of one series, ready to be measured.
 *
 * @param series the series
 * @param monitor its monitor
 * @param start first instant of the window, epoch milliseconds
 * @param end first instant after it, epoch milliseconds
 * @param revision 0, 1, … when late events changed it
 * @param coverage the labelled share of its predictions; null unless it is a cohort
 * @param isFinal whether it is a cohort to which no label is expected any more
 * @param closedBy what made it close
 */
public record MeasuredWindow(
    SeriesDefinition series,
    Monitor monitor,
    long start,
    long end,
    int revision,
    Double coverage,
    boolean isFinal,
    ClosedBy closedBy) {

  /** A rolling window. */
  public MeasuredWindow(
      SeriesDefinition series,
      Monitor monitor,
      long start,
      long end,
      int revision,
      ClosedBy closedBy) {
    this(series, monitor, start, end, revision, null, false, closedBy);
  }

  /** The calibration of the profile that is in force at its end; empty when there is none. */
  public Optional<CalibrationMap> calibration() {
    return DatedCalibrations.at(series.definition().calibration(), end);
  }

  /** A measurement of this window that holds for the whole series. */
  public Measurement measurement(String metric, Axis axis, Reading reading) {
    return measurement(metric, "", axis, reading);
  }

  /** A measurement of this window about one feature. */
  public Measurement measurement(String metric, String feature, Axis axis, Reading reading) {
    return measurement(metric, feature, "", axis, reading);
  }

  /** A measurement of this window about one class. */
  public Measurement ofClass(String className, String metric, Axis axis, Reading reading) {
    return measurement(metric, "", className, axis, reading);
  }

  private Measurement measurement(
      String metric, String feature, String className, Axis axis, Reading reading) {
    return new Measurement(
        series.model(),
        series.version(),
        series.segment(),
        metric,
        feature,
        className,
        axis,
        start,
        end,
        reading.value(),
        reading.undefinedReason(),
        reading.lower(),
        reading.upper(),
        reading.errorBound(),
        reading.count(),
        reading.referenceCount(),
        coverage,
        reading.pValue(),
        reading.qValue(),
        revision,
        isFinal,
        closedBy,
        monitor.revision(),
        series.definition().reference(),
        reading.test());
  }
}
