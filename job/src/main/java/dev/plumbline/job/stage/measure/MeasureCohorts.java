package dev.plumbline.job.stage.measure;

import dev.plumbline.job.window.CountedStream;
import dev.plumbline.job.window.WindowedSeries;
import dev.plumbline.job.window.cohort.RollCohorts;
import dev.plumbline.job.window.count.CountPanes;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.quality.CohortMeasurer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Quality of cohorts, on prediction time: a window holds what was predicted in it, and is reported
 * again as its labels come.
 *
 * <p>In: what the join reports, counted beside it. Out: reports of cohorts. State, its lifetime and
 * late events: see {@link RollCohorts} and {@link CountPanes}.
 */
public final class MeasureCohorts {

  private static final String COUNT_UID = "count-cohorts";
  private static final String UID = "measure-cohorts";

  private MeasureCohorts() {}

  /** Attaches counting to what the join reports. */
  public static CountedStream<?> count(DataStream<Outcome> outcomes) {
    return new CountedStream<>(
        WindowedSeries.count(outcomes, COUNT_UID, new CountCohorts()), new CohortMeasurer());
  }

  /** Attaches cohorts behind the shuffle. */
  public static DataStream<WindowReport> attach(
      DataStream<PaneCounts> counts, DataStream<SeriesDefinition> series) {
    return WindowedSeries.cohorts(counts, series, UID, new CohortMeasurer());
  }
}
