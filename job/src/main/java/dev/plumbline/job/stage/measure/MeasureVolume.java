package dev.plumbline.job.stage.measure;

import dev.plumbline.job.window.CountedStream;
import dev.plumbline.job.window.WindowedSeries;
import dev.plumbline.job.window.count.CountPanes;
import dev.plumbline.job.window.roll.RollWindows;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.volume.VolumeMeasurer;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Prediction counts and latency quantiles on prediction time, without waiting for labels.
 *
 * <p>In: predictions, counted where they were read. Out: reports of windows. State, its lifetime
 * and late events: see {@link RollWindows} and {@link CountPanes}.
 */
public final class MeasureVolume {

  private static final String COUNT_UID = "count-volume";
  private static final String UID = "measure-volume";

  private MeasureVolume() {}

  /** Attaches counting to the stream of predictions, where they were read. */
  public static CountedStream<?> count(DataStream<Prediction> predictions) {
    return new CountedStream<>(
        WindowedSeries.count(predictions, COUNT_UID, new CountVolume()), new VolumeMeasurer());
  }

  /** Attaches windows behind the shuffle. */
  public static DataStream<WindowReport> attach(
      DataStream<PaneCounts> counts,
      DataStream<SeriesDefinition> series,
      Duration allowedLateness) {
    return WindowedSeries.attach(counts, series, UID, new VolumeMeasurer(), allowedLateness);
  }
}
