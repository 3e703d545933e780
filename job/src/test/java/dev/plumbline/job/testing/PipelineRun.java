package dev.plumbline.job.testing;

import dev.plumbline.job.Endpoints;
import dev.plumbline.job.JobEnvironment;
import dev.plumbline.job.MonitoringPipeline;
import dev.plumbline.job.control.ListedControl;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.settings.SettingsReader;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.monitoring.measurement.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One run of the whole dataflow over listed records.
 *
 * @param alerts what was alerted
 * @param measurements what was measured
 * @param rejections what could not be used
 */
public record PipelineRun(
    List<Alert> alerts, List<Measurement> measurements, List<Rejection> rejections) {

  /** Every measurement as it was reported last: in its highest revision, by what it is about. */
  public Map<String, Measurement> latest() {
    Map<String, Measurement> latest = new TreeMap<>();
    for (Measurement reported : measurements) {
      latest.merge(
          about(reported),
          reported,
          (one, other) -> other.revision() > one.revision() ? other : one);
    }
    return latest;
  }

  /** What a measurement is about: all that its revisions have in common. */
  public static String about(Measurement reported) {
    return String.join(
        "/",
        reported.model(),
        reported.version(),
        reported.segment(),
        reported.metric(),
        reported.feature(),
        reported.className(),
        reported.axis().toString(),
        reported.windowStart() + "-" + reported.windowEnd());
  }

  /** What is put in, and how it is run. */
  public static final class Input {

    private final List<SourceRecord> predictions = new ArrayList<>();
    private final List<SourceRecord> labels = new ArrayList<>();
    private final List<SourceRecord> control = new ArrayList<>();
    private final Configuration flink =
        new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    private int parallelism = 1;
    private PlannedFailure failure = PlannedFailure.never();

    /** Adds records of the predictions topic. */
    public Input predictions(List<SourceRecord> records) {
      predictions.addAll(records);
      return this;
    }

    /** Adds records of the labels topic. */
    public Input labels(List<SourceRecord> records) {
      labels.addAll(records);
      return this;
    }

    /** What was added of the predictions topic. */
    public List<SourceRecord> predictions() {
      return List.copyOf(predictions);
    }

    /** What was added of the labels topic. */
    public List<SourceRecord> labels() {
      return List.copyOf(labels);
    }

    /** Adds records of the control topics, there before the job starts. */
    public Input control(SourceRecord... records) {
      control.addAll(List.of(records));
      return this;
    }

    /** Sets the parallelism and the state backend, {@code hashmap} or {@code rocksdb}. */
    public Input on(int subtasks, String backend) {
      return parallelism(subtasks).flink("state.backend.type", backend);
    }

    /** Sets the parallelism. */
    public Input parallelism(int subtasks) {
      parallelism = subtasks;
      return this;
    }

    /** Sets a Flink option. */
    public Input flink(String key, String value) {
      flink.setString(key, value);
      return this;
    }

    /** Makes the source of predictions fail once. */
    public Input failing(PlannedFailure plan) {
      failure = plan;
      flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
      flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
      flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
      return this;
    }

    /** Runs it to its end on the mini cluster of the test. */
    public PipelineRun run() throws Exception {
      JobSettings settings = SettingsReader.fromArguments("--set", "checkpoint.interval=200 ms");
      StreamExecutionEnvironment environment = JobEnvironment.of(settings);
      environment.configure(flink);
      environment.setParallelism(parallelism);
      CollectingSink<Alert> alerts = new CollectingSink<>();
      CollectingSink<Measurement> measurements = new CollectingSink<>();
      CollectingSink<Rejection> rejections = new CollectingSink<>();
      ArrayList<SourceRecord> history = new ArrayList<>(control);
      Endpoints ends =
          new Endpoints(
              new ListedSource(predictions, failure),
              new ListedSource(labels, failure.elsewhere()),
              new ListedControl(history),
              alerts,
              measurements,
              rejections);
      MonitoringPipeline.build(environment, ends, settings);
      environment.execute("test");
      return new PipelineRun(alerts.collected(), measurements.collected(), rejections.collected());
    }
  }
}
