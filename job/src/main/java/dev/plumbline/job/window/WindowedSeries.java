package dev.plumbline.job.window;

import dev.plumbline.job.window.cohort.CohortTimeOperator;
import dev.plumbline.job.window.cohort.RollCohorts;
import dev.plumbline.job.window.count.CountPanes;
import dev.plumbline.job.window.count.LocalCounter;
import dev.plumbline.job.window.roll.RollWindows;
import dev.plumbline.job.window.state.BoundedTimeOperator;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.Counted;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Attaches counting and windows to a stream; the uid is the name, for people and for state. */
public final class WindowedSeries {

  private WindowedSeries() {}

  /** Counts events where they are. */
  public static <E, A extends Counted> DataStream<PaneCounts> count(
      DataStream<E> events, String uid, LocalCounter<E, A> counter) {
    return events.transform(uid, PaneCounts.TYPE, new CountPanes<>(counter)).uid(uid);
  }

  /** Keeps counts in cohorts and measures them again as they change. */
  public static <A extends Accumulator<A>> DataStream<WindowReport> cohorts(
      DataStream<PaneCounts> counts,
      DataStream<SeriesDefinition> series,
      String uid,
      WindowMeasurer<A> measurer) {
    return process(counts, series, uid, new CohortTimeOperator(new RollCohorts<>(measurer)));
  }

  /** Adds counts up to windows and measures them. */
  public static <A extends Accumulator<A>> DataStream<WindowReport> attach(
      DataStream<PaneCounts> counts,
      DataStream<SeriesDefinition> series,
      String uid,
      WindowMeasurer<A> measurer,
      Duration allowedLateness) {
    return process(
        counts,
        series,
        uid,
        new BoundedTimeOperator<>(new RollWindows<>(measurer, allowedLateness)));
  }

  private static DataStream<WindowReport> process(
      DataStream<PaneCounts> counts,
      DataStream<SeriesDefinition> series,
      String uid,
      BoundedTimeOperator<String, SeriesDefinition, PaneCounts, WindowReport> windows) {
    return series
        .keyBy(SeriesDefinition::seriesKey)
        .connect(counts.keyBy(PaneCounts::seriesKey))
        .transform(uid, WindowReport.TYPE, windows)
        .uid(uid);
  }
}
