package dev.plumbline.job.stage.drift;

import dev.plumbline.job.window.CountedStream;
import dev.plumbline.job.window.WindowedSeries;
import dev.plumbline.job.window.count.CountPanes;
import dev.plumbline.job.window.roll.RollWindows;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.drift.DriftMeasurer;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Features against the reference profile, on prediction time, without waiting for labels.
 *
 * <p>In: predictions, counted where they were read. Out: reports of windows. State, its lifetime
 * and late events: see {@link RollWindows} and {@link CountPanes}. A profile that is published
 * later starts series of its own.
 */
public final class MeasureDrift {

  private static final String COUNT_UID = "count-features";
  private static final String UID = "measure-drift";

  private MeasureDrift() {}

  /** Attaches counting to the stream of predictions, where they were read. */
  public static CountedStream<?> count(DataStream<Prediction> predictions) {
    return new CountedStream<>(
        WindowedSeries.count(predictions, COUNT_UID, new CountFeatures()), new DriftMeasurer());
  }

  /** Attaches windows behind the shuffle. */
  public static DataStream<WindowReport> attach(
      DataStream<PaneCounts> counts,
      DataStream<SeriesDefinition> series,
      Duration allowedLateness) {
    return WindowedSeries.attach(counts, series, UID, new DriftMeasurer(), allowedLateness);
  }
}
