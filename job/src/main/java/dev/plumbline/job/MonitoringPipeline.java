package dev.plumbline.job;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.stage.admit.AdmittedVersions;
import dev.plumbline.job.stage.admit.VersionLimit;
import dev.plumbline.job.stage.drift.MeasureDrift;
import dev.plumbline.job.stage.evaluate.EvaluateRules;
import dev.plumbline.job.stage.ingest.IngestLabels;
import dev.plumbline.job.stage.ingest.IngestPredictions;
import dev.plumbline.job.stage.ingest.WriterSchemaSettings;
import dev.plumbline.job.stage.ingest.time.IngestSettings;
import dev.plumbline.job.stage.join.JoinLabels;
import dev.plumbline.job.stage.measure.MeasureCohorts;
import dev.plumbline.job.stage.measure.MeasureQuality;
import dev.plumbline.job.stage.measure.MeasureVolume;
import dev.plumbline.job.stage.publish.PublishResults;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole dataflow:
 *
 * <pre>
 * predictions ─▶ ingest ─┬─▶ count ─▶ admit ─▶ measure volume, latency ─┐
 *                        ├─▶ count ─▶ admit ─▶ measure drift ───────────┤
 * labels ──────▶ ingest ─┴─▶ join ┬▶ count ─▶ admit ─▶ measure quality ─┼▶ evaluate rules ─▶ alerts
 *                   │              └▶ count ─▶ admit ─▶ measure cohorts ─┤
 *                   │                                                   └▶ metrics
 * monitors ─────────┴─▶ rejections
 * </pre>
 *
 * Everything left of a shuffle is chained to its source; what crosses the network are sums, and for
 * the join the few fields that quality needs. Event time, how late an event is and which monitor
 * holds are decided in ingest and nowhere else; whether a label is out of time, in the join. Ingest
 * also tells, as {@code SeriesDefinition}, which series there are. Which versions are measured for
 * themselves is decided in the first admit, and done by the others.
 */
public final class MonitoringPipeline {

  private MonitoringPipeline() {}

  /** Builds the dataflow between its ends. */
  public static void build(
      StreamExecutionEnvironment environment, Endpoints ends, JobSettings settings) {
    WriterSchemaSettings schemas =
        new WriterSchemaSettings(settings.registry(), settings.schemaDirectory());
    IngestSettings ingest = IngestSettings.of(settings, ends.predictions().getBoundedness());
    Duration lateness = settings.time().allowedLateness();

    IngestPredictions predictions =
        IngestPredictions.attach(
            source(environment, ends.predictions(), "read-predictions"),
            ends.control(),
            ingest,
            schemas);
    IngestLabels labels =
        IngestLabels.attach(
            source(environment, ends.labels(), "read-labels"), ends.control(), ingest, schemas);

    AdmittedVersions versions =
        AdmittedVersions.attach(
            MeasureVolume.count(predictions.predictions()),
            predictions.measured(),
            predictions.continued(),
            predictions.compared(),
            new VersionLimit(settings.versionLimit(), settings.joinTimeToLive()));
    DataStream<WindowReport> volume =
        MeasureVolume.attach(versions.predictions(), versions.measured(), lateness);
    DataStream<WindowReport> drift =
        MeasureDrift.attach(
            versions.follow(MeasureDrift.count(predictions.predictions()), "admit-features"),
            versions.compared(),
            lateness);
    DataStream<Outcome> outcomes =
        JoinLabels.attach(predictions.awaited(), labels.labels(), settings.joinTimeToLive());
    DataStream<SeriesDefinition> labelled = versions.measured().union(versions.continued());
    DataStream<WindowReport> quality =
        MeasureQuality.attach(
            versions.follow(MeasureQuality.count(outcomes), "admit-outcomes"), labelled, lateness);
    DataStream<WindowReport> cohorts =
        MeasureCohorts.attach(
            versions.follow(MeasureCohorts.count(outcomes), "admit-cohorts"), versions.measured());

    DataStream<WindowReport> reports = volume.union(drift, quality, cohorts);
    DataStream<Alert> alerts = EvaluateRules.attach(labelled, reports);

    PublishResults.alerts(alerts, versions.alerts(), ends.alerts());
    PublishResults.measurements(reports, ends.measurements());
    PublishResults.rejections(
        predictions.rejections().union(labels.rejections()), ends.rejections());
  }

  private static SingleOutputStreamOperator<SourceRecord> source(
      StreamExecutionEnvironment environment, Source<SourceRecord, ?, ?> source, String uid) {
    return environment.fromSource(source, WatermarkStrategy.noWatermarks(), uid).uid(uid);
  }
}
