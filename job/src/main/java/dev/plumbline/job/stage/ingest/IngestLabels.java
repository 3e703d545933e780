package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.Rejection;
import dev.plumbline.job.event.ReportedLabel;
import dev.plumbline.job.event.SourceRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Labels on their way in.
 *
 * @param labels for the join with predictions
 * @param rejections what could not be used
 */
public record IngestLabels(DataStream<ReportedLabel> labels, DataStream<Rejection> rejections) {

  private static final String UID = "ingest-labels";

  /** Attaches ingest to the source of labels, with control records broadcast to it. */
  public static IngestLabels attach(
      DataStream<SourceRecord> source,
      DataStream<SourceRecord> control,
      ControlHistory history,
      IngestSettings settings,
      WriterSchemaSettings writerSchemas) {
    SingleOutputStreamOperator<ReportedLabel> ingested =
        ChainedIngest.attach(
            UID,
            source,
            control,
            TypeInformation.of(ReportedLabel.class),
            new IngestOperatorFactory<>(UID, settings, history, new LabelIntake(writerSchemas)));
    return new IngestLabels(ingested, ingested.getSideOutput(IngestOperator.REJECTIONS));
  }
}
