package dev.plumbline.job;

import dev.plumbline.job.lease.JobLease;
import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.settings.SettingsReader;
import dev.plumbline.job.stage.ingest.source.KafkaSources;
import dev.plumbline.job.stage.publish.KafkaSinks;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main of the job: settings, a look at the brokers, environment, pipeline, execute.
 *
 * <pre>flink run -d plumbline-job.jar --config plumbline.yaml --set checkpoint.interval='30 s'
 * </pre>
 */
public final class MonitoringJob {

  private MonitoringJob() {}

  /**
   * Submits the job.
   *
   * @param arguments any number of {@code --config FILE} and {@code --set KEY=VALUE}
   * @throws dev.plumbline.job.settings.SettingsException when settings cannot be used
   * @throws IllegalStateException when the brokers are not ready for the job, or another job of the
   *     same {@code job.id} runs
   */
  public static void main(String[] arguments) throws Exception {
    JobSettings settings = SettingsReader.fromArguments(arguments);
    JobPreflight.Findings broker = new JobPreflight(settings).check();
    StreamExecutionEnvironment environment = JobEnvironment.of(settings);
    JobLease lease = JobLease.of(settings, environment.getConfiguration());
    lease.refuseIfTaken();
    MonitoringPipeline.build(environment, kafka(settings, broker, lease), settings);
    environment.execute("Plumbline " + settings.jobId());
  }

  private static Endpoints kafka(
      JobSettings settings, JobPreflight.Findings broker, JobLease lease) {
    KafkaSources sources = new KafkaSources(settings).holding(lease);
    KafkaSinks sinks = new KafkaSinks(settings);
    return new Endpoints(
        sources.predictions(),
        sources.labels(),
        sources.control(),
        sinks.alerts(),
        sinks.measurements(),
        sinks.rejections(broker.largestRejection()));
  }
}
