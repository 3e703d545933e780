package dev.plumbline.testbed.benchmark.contender;

import dev.plumbline.job.Endpoints;
import dev.plumbline.job.MonitoringPipeline;
import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.settings.SettingsReader;
import dev.plumbline.job.stage.ingest.source.KafkaSources;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Ours: the whole dataflow that a cluster runs, on the real topics with the real monitors and
 * profile, but for two things: it ends where the topics end, and what it reports is counted and
 * hashed instead of written.
 */
public final class PlumblineContender implements Contender {

  private static final String WHOLE = "*";

  @Override
  public String name() {
    return "plumbline";
  }

  @Override
  public void attach(
      StreamExecutionEnvironment environment, Workload workload, ContenderResults results) {
    environment.configure(
        new Configuration()
            .set(PipelineOptions.GENERIC_TYPES, false)
            .set(PipelineOptions.AUTO_GENERATE_UIDS, false));
    JobSettings settings = settings(workload);
    KafkaSources sources = new KafkaSources(settings).endingAtPresentEnd();
    if (workload.watch() == Watch.JOIN) {
      JoinAlone.attach(environment, sources, settings, results);
      return;
    }
    Endpoints ends =
        new Endpoints(
            sources.predictions(),
            sources.labels(),
            sources.control(),
            results.sink(PlumblineContender::reading),
            results.sink(PlumblineContender::reading),
            results.sink(PlumblineContender::reading));
    MonitoringPipeline.build(environment, ends, settings);
  }

  private static JobSettings settings(Workload workload) {
    return SettingsReader.fromArguments(
        "--set", "kafka.bootstrap.servers=" + workload.kafka(),
        "--set", "start=earliest",
        "--set", "topics.predictions=" + workload.traffic().predictionsTopic(),
        "--set", "topics.labels=" + workload.labelsTopic(),
        "--set", "topics.monitors=" + workload.monitorsTopic(),
        "--set", "topics.profiles=" + workload.profilesTopic());
  }

  private static ContenderReading reading(Alert alert) {
    String metric = "alert.%s/%s/%d".formatted(alert.rule(), alert.segment(), alert.sequence());
    return new ContenderReading(alert.model(), alert.feature(), metric, alert.windowEnd(), 1);
  }

  private static ContenderReading reading(Rejection rejection) {
    String record =
        "%s/%d@%d".formatted(rejection.topic(), rejection.partition(), rejection.offset());
    return new ContenderReading(rejection.stage(), record, rejection.reason(), 0, 1);
  }

  private static ContenderReading reading(Measurement reported) {
    String metric =
        reported.metric().equals("prediction_count") ? ContenderReading.COUNT : reported.metric();
    boolean whole =
        reported.segment().equals(WHOLE)
            && reported.className().isEmpty()
            && reported.axis() == Axis.PREDICTION_TIME;
    return new ContenderReading(
        reported.model(),
        reported.feature(),
        whole
            ? metric
            : metric
                + "/"
                + reported.segment()
                + "/"
                + reported.className()
                + "/"
                + reported.axis(),
        reported.windowEnd(),
        reported.value() == null ? Double.NaN : reported.value());
  }
}
