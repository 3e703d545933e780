package dev.plumbline.job.window;

import dev.plumbline.job.event.PaneCounts;
import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.job.event.WindowReport;
import dev.plumbline.statistics.Accumulator;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Attaches counting and windows to a stream; the uid is the name, for people and for state. */
public final class WindowedSeries {

  private WindowedSeries() {}

  /** Counts events where they are. */
  public static <E, A extends Accumulator<A>> DataStream<PaneCounts> count(
      DataStream<E> events, String uid, LocalCounter<E, A> counter) {
    return events
        .transform(uid, TypeInformation.of(PaneCounts.class), new CountPanes<>(counter))
        .uid(uid);
  }

  /** Keeps counts in cohorts and measures them again as they change. */
  public static <A extends Accumulator<A>> DataStream<WindowReport> cohorts(
      DataStream<PaneCounts> counts,
      DataStream<SeriesDefinition> series,
      String uid,
      WindowMeasurer<A> measurer) {
    return series
        .keyBy(SeriesDefinition::seriesKey)
        .connect(counts.keyBy(PaneCounts::seriesKey))
        .process(new RollCohorts<>(measurer), TypeInformation.of(WindowReport.class))
        .uid(uid)
        .name(uid);
  }

  /** Adds counts up to windows and measures them. */
  public static <A extends Accumulator<A>> DataStream<WindowReport> attach(
      DataStream<PaneCounts> counts,
      DataStream<SeriesDefinition> series,
      String uid,
      WindowMeasurer<A> measurer,
      Duration allowedLateness) {
    return series
        .keyBy(SeriesDefinition::seriesKey)
        .connect(counts.keyBy(PaneCounts::seriesKey))
        .process(
            new RollWindows<>(measurer, allowedLateness), TypeInformation.of(WindowReport.class))
        .uid(uid)
        .name(uid);
  }
}
