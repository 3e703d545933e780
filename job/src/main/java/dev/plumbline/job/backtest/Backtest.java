package dev.plumbline.job.backtest;

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
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.file.ProfileRecords;
import dev.plumbline.schemas.record.RecordWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One run of the whole dataflow over files, in this process, with one monitor that is in force from
 * the beginning of time. Tells what the live job would have reported, had the events come in order.
 */
public final class Backtest implements Closeable {

  private static final String REPORTER = "metrics.reporter.backtest.";
  private static final int LOOK_EVERY_MS = 100;

  /** More than the dataflow has. */
  private static final int MOST_SHUFFLES = 32;

  private static final long LEAST_NETWORK_MEMORY = 64L << 20;

  private final Monitor monitor;
  private final JobSettings settings;
  private final List<SourceRecord> control = new ArrayList<>();
  private final OrderedRows predictions;
  private final OrderedRows labels;
  private final BacktestResults results;
  private final List<String> tickets = new ArrayList<>();

  private long unreadablePredictions;
  private long unreadableLabels;

  /**
   * A backtest without rows.
   *
   * @param rules the monitor; its own {@code effective_from} does not count
   * @param profiles what it refers to
   * @param parallelism how many subtasks share the work
   * @param folder for what does not fit into memory; there already
   */
  public Backtest(Monitor rules, List<Profile> profiles, int parallelism, Path folder) {
    monitor = rules.asRevision(1, Instant.EPOCH);
    settings = settings(monitor.horizon());
    addControl(profiles);
    long heap = Runtime.getRuntime().maxMemory();
    predictions = new OrderedRows(parallelism, folder, heap / 8);
    labels = new OrderedRows(parallelism, folder, heap / 16);
    results = new BacktestResults(monitor, folder, heap / 8);
  }

  /** Where predictions are added before the run. */
  public OrderedRows predictions() {
    return predictions;
  }

  /** Where labels are added before the run. */
  public OrderedRows labels() {
    return labels;
  }

  /** A row of predictions that is no event. */
  public void unreadablePrediction(String file, long line, String problem) throws IOException {
    unreadablePredictions++;
    results.unreadable(file, line, problem);
  }

  /** A row of labels that is no event. */
  public void unreadableLabel(String file, long line, String problem) throws IOException {
    unreadableLabels++;
    results.unreadable(file, line, problem);
  }

  /**
   * Runs to the end and writes {@code metrics.jsonl}, {@code alerts.jsonl} and {@code
   * rejections.jsonl}.
   *
   * @param out the folder they are written to, there already
   * @param look run about every tenth of a second, to tell how far it is
   * @throws BacktestFailureException when the dataflow fails
   */
  public BacktestReport run(Path out, Runnable look)
      throws IOException, BacktestFailureException, InterruptedException {
    Counters counters = new Counters();
    try {
      execute(counters, look);
    } finally {
      tickets.forEach(Handover::withdraw);
    }
    long measurements = results.writeMeasurements(out.resolve("metrics.jsonl"));
    long alerts = results.writeAlerts(out.resolve("alerts.jsonl"));
    long rejections = results.writeRejections(out.resolve("rejections.jsonl"));
    long last = Math.max(predictions.last(), labels.last());
    long first = Math.min(predictions.first(), labels.first());
    CameIn labelsIn = cameIn(counters, "ingest-labels", unreadableLabels);
    return new BacktestReport(
        monitor.model(),
        first > last ? null : Instant.ofEpochMilli(first),
        first > last ? null : Instant.ofEpochMilli(last),
        cameIn(counters, "ingest-predictions", unreadablePredictions),
        labelsIn,
        LabelsJoined.of(labelsIn.accepted(), counters),
        results.problems(),
        measurements,
        alerts,
        rejections,
        RuleReports.of(monitor, results.windows().counted(), results.lives().lives(), ends()));
  }

  @Override
  public void close() throws IOException {
    predictions.close();
    labels.close();
    results.close();
  }

  private void execute(Counters counters, Runnable look)
      throws BacktestFailureException, InterruptedException {
    StreamExecutionEnvironment environment = JobEnvironment.of(settings);
    Configuration flink = new Configuration();
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    flink.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    MemorySize network = networkMemory(predictions.parts());
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
    flink.setString(REPORTER + "factory.class", Counters.ReporterFactory.class.getName());
    flink.setString(REPORTER + Counters.TICKET, ticket(counters));
    environment.configure(flink);
    environment.getCheckpointConfig().disableCheckpointing();
    environment.setParallelism(predictions.parts());
    MonitoringPipeline.build(environment, endpoints(), settings);
    try {
      await(
          environment
              .executeAsync("Plumbline backtest of " + monitor.model())
              .getJobExecutionResult(),
          look);
    } catch (ExecutionException e) {
      throw new BacktestFailureException(e.getCause());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new BacktestFailureException(e);
    }
  }

  /** Every subtask has two buffers for each of the stage before, and some more; all are here. */
  private static MemorySize networkMemory(int parallelism) {
    long buffers = (long) MOST_SHUFFLES * parallelism * (3L * parallelism + 9);
    long bytes = buffers * TaskManagerOptions.MEMORY_SEGMENT_SIZE.defaultValue().getBytes();
    return new MemorySize(Math.max(LEAST_NETWORK_MEMORY, bytes));
  }

  private Endpoints endpoints() {
    HandoverSink.Intake<Alert> alerts = results::take;
    HandoverSink.Intake<Measurement> measurements = results::take;
    HandoverSink.Intake<Rejection> rejections = results::take;
    return new Endpoints(
        new RowSource(ticket(predictions), predictions.parts()),
        new RowSource(ticket(labels), labels.parts()),
        new ListedControl(new ArrayList<>(control)),
        new HandoverSink<>(ticket(alerts)),
        new HandoverSink<>(ticket(measurements)),
        new HandoverSink<>(ticket(rejections)));
  }

  private String ticket(Object object) {
    String ticket = Handover.leave(object);
    tickets.add(ticket);
    return ticket;
  }

  private static void await(CompletableFuture<JobExecutionResult> result, Runnable look)
      throws ExecutionException, InterruptedException {
    while (true) {
      try {
        result.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        look.run();
      }
    }
  }

  /** Labels beyond the horizon count for nothing, so the data do not last until them. */
  private DataEnds ends() {
    return DataEnds.of(predictions.last(), labels.last(), monitor.horizon());
  }

  private CameIn cameIn(Counters counters, String operator, long unreadable) {
    return new CameIn(
        counters.sum(operator, "recordsRead") + unreadable,
        counters.sum(operator, "rejected") + unreadable,
        counters.sum(operator, "unmonitored"),
        counters.sum(operator, "accepted"),
        counters.sum(operator, "late") + counters.sum(operator, "tooLate"));
  }

  private void addControl(List<Profile> profiles) {
    String monitors = settings.topics().monitors();
    byte[] text = MonitorFile.toJson(monitor).getBytes(StandardCharsets.UTF_8);
    control.add(SourceRecord.of(monitors, 0, 0, 0, null, text));
    for (Profile profile : profiles) {
      for (GenericRecord part : ProfileRecords.toRecords(profile)) {
        byte[] value = RecordWriter.singleObject(part.getSchema()).write(part);
        String profileTopic = settings.topics().profiles();
        control.add(SourceRecord.of(profileTopic, 0, control.size(), 0, null, value));
      }
    }
  }

  /** The job's defaults; the join remembers as long as the monitor's horizon asks for. */
  private static JobSettings settings(Duration horizon) {
    Duration least = Duration.ofDays(21);
    Duration wanted = horizon.multipliedBy(3);
    Duration timeToLive = wanted.compareTo(least) > 0 ? wanted : least;
    return SettingsReader.fromArguments("--set", "join.ttl=" + timeToLive.toSeconds() + " s");
  }
}
