package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.control.ControlFeed;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.stage.ingest.time.IngestSettings;
import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.monitoring.event.SeriesDefinition;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Predictions on their way in.
 *
 * @param predictions to be counted here, before any shuffle
 * @param awaited for the join with labels
 * @param measured series of which volume and quality are measured
 * @param continued series of which only labels may still come: their quality is measured as well,
 *     on label time
 * @param compared series that are compared with a profile
 * @param rejections what could not be used
 */
public record IngestPredictions(
    DataStream<Prediction> predictions,
    DataStream<JoinRecord> awaited,
    DataStream<SeriesDefinition> measured,
    DataStream<AnnouncedSeries> continued,
    DataStream<SeriesDefinition> compared,
    DataStream<Rejection> rejections) {

  private static final String UID = "ingest-predictions";

  /** Attaches ingest to the source of predictions, which reads control topics beside it. */
  public static IngestPredictions attach(
      DataStream<SourceRecord> source,
      ControlFeed control,
      IngestSettings settings,
      WriterSchemaSettings writerSchemas) {
    SingleOutputStreamOperator<Prediction> ingested =
        source
            .transform(
                UID,
                TypeInformation.of(Prediction.class),
                new IngestOperatorFactory<>(
                    new IngestOperator<>(
                        UID,
                        settings,
                        control,
                        new PredictionIntake(writerSchemas, settings.versionLimit()))))
            .uid(UID);
    return new IngestPredictions(
        ingested,
        ingested.getSideOutput(PredictionIntake.AWAITED),
        ingested.getSideOutput(PredictionIntake.MEASURED),
        ingested.getSideOutput(PredictionIntake.CONTINUED),
        ingested.getSideOutput(PredictionIntake.COMPARED),
        ingested.getSideOutput(IngestOperator.REJECTIONS));
  }
}
