package dev.plumbline.job.stage.measure;

import dev.plumbline.job.window.CountedStream;
import dev.plumbline.job.window.WindowedSeries;
import dev.plumbline.job.window.count.CountPanes;
import dev.plumbline.job.window.roll.RollWindows;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.quality.QualityMeasurer;
import dev.plumbline.monitoring.monitor.Axis;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Quality "now", on label time: a window holds the labels that came to be in it.
 *
 * <p>In: signed outcomes, counted beside the join. Out: reports of windows. State, its lifetime and
 * late events: see {@link RollWindows} and {@link CountPanes}. A correction takes the old label out
 * of its window and puts the new one into its own.
 */
public final class MeasureQuality {

  private static final String COUNT_UID = "count-outcomes";
  private static final String UID = "measure-quality";

  private MeasureQuality() {}

  /** Attaches counting to the join's outcomes. */
  public static CountedStream<?> count(DataStream<Outcome> outcomes) {
    return new CountedStream<>(
        WindowedSeries.count(outcomes, COUNT_UID, new CountOutcomes()),
        new QualityMeasurer(Axis.LABEL_TIME));
  }

  /** Attaches windows behind the shuffle. */
  public static DataStream<WindowReport> attach(
      DataStream<PaneCounts> counts,
      DataStream<SeriesDefinition> series,
      Duration allowedLateness) {
    return WindowedSeries.attach(
        counts, series, UID, new QualityMeasurer(Axis.LABEL_TIME), allowedLateness);
  }
}
