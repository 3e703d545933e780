package dev.plumbline.job.stage.measure;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.util.List;

/** What was reported of the first minute of the whole series of the model {@code fraud}. */
record Reported(List<Measurement> measurements) {

  /** The first minute under a monitor, without a calibration. */
  static MeasuredWindow window(String monitor) {
    return window(monitor, 0, null);
  }

  static MeasuredWindow window(String monitor, int revision, byte[] calibration) {
    GenerationDefinition definition =
        new GenerationDefinition(monitor, 1, 0, Long.MAX_VALUE, false, "", null, calibration);
    return new MeasuredWindow(
        Monitors.whole(definition),
        MonitorFile.read("test", monitor).orThrow(),
        START,
        START + 60_000,
        revision,
        ClosedBy.WATERMARK);
  }

  /** A monitor of these measures, of the binary model if the task is not given. */
  static String monitor(String measures, String more) {
    return Monitors.fraud(1, 0, ", \"measures\": [%s]%s".formatted(measures, more));
  }

  static String multiclass(String measures, String more) {
    return monitor(measures, more)
        .replace("\"binary\"", "\"multiclass\"")
        .replace("\"positive_class\": \"fraud\",", "");
  }

  static String regression(String measures, String more) {
    return monitor(measures, more)
        .replace("\"binary\"", "\"regression\"")
        .replace("\"positive_class\": \"fraud\",", "");
  }

  /** The one measurement of a metric about all classes. */
  Measurement of(String metric) {
    return of(metric, "");
  }

  /** The one measurement of a metric about a class. */
  Measurement of(String metric, String className) {
    List<Measurement> found =
        measurements.stream()
            .filter(
                reported ->
                    reported.metric().equals(metric) && reported.className().equals(className))
            .toList();
    assertThat(found).as(metric + " of " + className + " in " + measurements).hasSize(1);
    return found.get(0);
  }

  double value(String metric) {
    return of(metric).value();
  }

  double value(String metric, String className) {
    return of(metric, className).value();
  }
}
