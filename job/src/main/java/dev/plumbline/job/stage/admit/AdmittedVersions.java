package dev.plumbline.job.stage.admit;

import dev.plumbline.job.event.VersionNews;
import dev.plumbline.job.window.CountedStream;
import dev.plumbline.job.window.state.BoundedTimeOperator;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.statistics.exact.Accumulator;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * What is left when it is decided which versions are measured for themselves.
 *
 * @param predictions what was counted of predictions
 * @param measured series of which volume and quality are measured
 * @param continued series of which only labels may still come
 * @param compared series that are compared with a profile
 * @param news what was decided
 * @param alerts that there are too many
 * @param limit how many versions are measured for themselves
 */
public record AdmittedVersions(
    DataStream<PaneCounts> predictions,
    DataStream<SeriesDefinition> measured,
    DataStream<SeriesDefinition> continued,
    DataStream<SeriesDefinition> compared,
    DataStream<VersionNews> news,
    DataStream<Alert> alerts,
    VersionLimit limit) {

  private static final String UID = "admit-versions";

  /** Attaches the decision to what was counted of predictions, and to all series. */
  public static <A extends Accumulator<A>> AdmittedVersions attach(
      CountedStream<A> counted,
      DataStream<SeriesDefinition> measured,
      DataStream<AnnouncedSeries> continued,
      DataStream<SeriesDefinition> compared,
      VersionLimit limit) {
    TypeInformation<AnnouncedSeries> type = TypeInformation.of(AnnouncedSeries.class);
    DataStream<AnnouncedSeries> announced =
        measured
            .map(AnnouncedSeries::measured, type)
            .uid("announce-measured")
            .name("announce-measured")
            .union(
                compared
                    .map(AnnouncedSeries::compared, type)
                    .uid("announce-compared")
                    .name("announce-compared"),
                continued);
    SingleOutputStreamOperator<PaneCounts> admitted =
        announced
            .keyBy(AnnouncedSeries::admissionKey)
            .connect(counted.counts().keyBy(PaneCounts::admissionKey))
            .transform(
                UID,
                PaneCounts.TYPE,
                new BoundedTimeOperator<>(new AdmitVersions<>(counted.measurer(), limit)))
            .uid(UID);
    return new AdmittedVersions(
        admitted,
        admitted.getSideOutput(SeriesOutputs.MEASURED),
        admitted.getSideOutput(SeriesOutputs.CONTINUED),
        admitted.getSideOutput(SeriesOutputs.COMPARED),
        admitted.getSideOutput(AdmitVersions.NEWS),
        admitted.getSideOutput(AdmitVersions.ALERTS),
        limit);
  }

  /**
   * What another stage has counted, under the versions that it is to be measured under.
   *
   * @param uid for people and for state
   */
  public <A extends Accumulator<A>> DataStream<PaneCounts> follow(
      CountedStream<A> counted, String uid) {
    return FollowVersions.attach(counted, news, limit, uid);
  }
}
