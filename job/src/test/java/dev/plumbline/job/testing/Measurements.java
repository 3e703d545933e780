package dev.plumbline.job.testing;

import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.file.MonitorFile;

/** Measurements as a window that nothing disturbed tells them. */
public final class Measurements {

  private Measurements() {}

  /** Of the model {@code m} and the second from 1 s on. */
  public static Measurement of(
      String version, String segment, String metric, Axis axis, Reading reading) {
    GenerationDefinition definition = Monitors.definition(Monitors.withWindows(Monitors.MINUTE));
    return new MeasuredWindow(
            SeriesDefinition.seen("m", version, segment, definition, 0),
            MonitorFile.read("test", definition.monitor()).orThrow(),
            1_000,
            2_000,
            0,
            ClosedBy.WATERMARK)
        .measurement(metric, axis, reading);
  }
}
