package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.control.ControlFeed;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.stage.ingest.time.IngestSettings;
import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.monitoring.event.Rejection;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Labels on their way in.
 *
 * @param labels for the join with predictions
 * @param rejections what could not be used
 */
public record IngestLabels(DataStream<JoinRecord> labels, DataStream<Rejection> rejections) {

  private static final String UID = "ingest-labels";

  /** Attaches ingest to the source of labels, which reads control topics beside it. */
  public static IngestLabels attach(
      DataStream<SourceRecord> source,
      ControlFeed control,
      IngestSettings settings,
      WriterSchemaSettings writerSchemas) {
    SingleOutputStreamOperator<JoinRecord> ingested =
        source
            .transform(
                UID,
                JoinRecord.TYPE,
                new IngestOperatorFactory<>(
                    new IngestOperator<>(UID, settings, control, new LabelIntake(writerSchemas))))
            .uid(UID);
    return new IngestLabels(ingested, ingested.getSideOutput(IngestOperator.REJECTIONS));
  }
}
