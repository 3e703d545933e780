package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.SourceRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.MultipleConnectedStreams;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.MultipleInputTransformation;

/** Puts an {@link IngestOperator} into the graph so that its source runs in the same thread. */
final class ChainedIngest {

  private ChainedIngest() {}

  static <OUT> SingleOutputStreamOperator<OUT> attach(
      String uid,
      DataStream<SourceRecord> source,
      DataStream<SourceRecord> control,
      TypeInformation<OUT> type,
      IngestOperatorFactory<OUT> factory) {
    StreamExecutionEnvironment environment = source.getExecutionEnvironment();
    MultipleInputTransformation<OUT> ingest =
        new MultipleInputTransformation<>(
            uid, factory, type, source.getTransformation().getParallelism());
    ingest.addInput(source.getTransformation());
    ingest.addInput(control.broadcast().getTransformation());
    return new MultipleConnectedStreams(environment).transform(ingest).uid(uid).name(uid);
  }
}
