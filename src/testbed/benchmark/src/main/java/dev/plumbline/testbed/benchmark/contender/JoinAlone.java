package dev.plumbline.testbed.benchmark.contender;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.stage.ingest.IngestLabels;
import dev.plumbline.job.stage.ingest.IngestPredictions;
import dev.plumbline.job.stage.ingest.WriterSchemaSettings;
import dev.plumbline.job.stage.ingest.source.KafkaSources;
import dev.plumbline.job.stage.ingest.time.IngestSettings;
import dev.plumbline.job.stage.join.JoinLabels;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.testbed.benchmark.contender.ConfusionTally.Pairs;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * Our join between the real ingest of both topics and a tally of its outcomes: what P5 is compared
 * with. Ingest does all that it always does, by monitors without features; nothing is measured by
 * windows, which P5 does not do either.
 */
final class JoinAlone {

  private JoinAlone() {}

  static void attach(
      StreamExecutionEnvironment environment,
      KafkaSources sources,
      JobSettings settings,
      ContenderResults results) {
    WriterSchemaSettings schemas =
        new WriterSchemaSettings(settings.registry(), settings.schemaDirectory());
    IngestSettings ingest = IngestSettings.of(settings, sources.predictions().getBoundedness());
    IngestPredictions predictions =
        IngestPredictions.attach(
            source(environment, sources.predictions(), "read-predictions"),
            sources.control(),
            ingest,
            schemas);
    IngestLabels labels =
        IngestLabels.attach(
            source(environment, sources.labels(), "read-labels"),
            sources.control(),
            ingest,
            schemas);
    DataStream<Outcome> outcomes =
        JoinLabels.attach(predictions.awaited(), labels.labels(), settings.joinTimeToLive());
    ConfusionTally.attach(outcomes.flatMap(new EmitPairs()).uid("tell-pairs"), results);
  }

  private static DataStream<SourceRecord> source(
      StreamExecutionEnvironment environment, Source<SourceRecord, ?, ?> source, String uid) {
    return environment.fromSource(source, WatermarkStrategy.noWatermarks(), uid).uid(uid);
  }

  private static final class EmitPairs implements FlatMapFunction<Outcome, Pairs> {

    @Override
    public void flatMap(Outcome outcome, Collector<Pairs> out) {
      if (outcome.kind() == Outcome.Kind.JOINED) {
        out.collect(
            new Pairs(
                outcome.prediction().predictedClass(),
                outcome.label().labelClass(),
                outcome.sign()));
      }
    }
  }
}
