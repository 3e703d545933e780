package dev.plumbline.testbed.elec2;

import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.TopicNames;
import dev.plumbline.kafka.TopicReader;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.WindowSpec;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.record.MeasurementShape;
import dev.plumbline.monitoring.record.ResultReader;
import dev.plumbline.schemas.record.WriterSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Compares every accuracy on the topic {@code metrics} with a plain recount of the file that was
 * published. Of each window the highest revision counts.
 */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Compares the accuracy of every window that the job has told so far with a plain recount of the prepared file.",
      "Exit: 0 all are the same and none is missing, 1 otherwise."
    })
final class CheckElec2 implements Callable<Integer> {

  private static final int MISMATCHES_REPORTED = 10;

  @Parameters(index = "0", paramLabel = "FILE", description = "The prepared electricity.csv.")
  private Path file;

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:${env:PLUMBLINE_KAFKA_PORT:-9092}",
      description = "The Kafka broker; default ${DEFAULT-VALUE} (port from PLUMBLINE_KAFKA_PORT).")
  private String bootstrapServer;

  @Option(
      names = "--monitor",
      required = true,
      paramLabel = "FILE",
      description = "The monitor that is applied.")
  private Path monitorFile;

  @Option(
      names = "--all",
      description =
          "All is published: a window that ends before the last label is missing when the job has not told it.")
  private boolean all;

  @Override
  public Integer call() throws IOException {
    Monitor monitor =
        MonitorFile.read(monitorFile.toString(), Files.readString(monitorFile)).orThrow();
    AccuracyRecount recount = AccuracyRecount.of(file);
    Map<AccuracyWindow, Measurement> measured = measured(monitor.model());
    long mismatches = 0;
    for (Map.Entry<AccuracyWindow, Measurement> one : measured.entrySet()) {
      if (!agrees(one.getKey(), one.getValue(), recount)) {
        mismatches++;
        if (mismatches <= MISMATCHES_REPORTED) {
          report(one.getKey(), one.getValue(), recount);
        }
      }
    }
    long missing = missing(monitor, measured, recount, all ? recount.last() : 0);
    long last = measured.keySet().stream().mapToLong(AccuracyWindow::end).max().orElse(0);
    System.out.printf(
        "%,d windows compared, %,d mismatches, %,d missing; the last ends at %s%n",
        measured.size(), mismatches, missing, Instant.ofEpochMilli(last));
    return measured.isEmpty() || mismatches > 0 || missing > 0 ? 1 : 0;
  }

  private Map<AccuracyWindow, Measurement> measured(String model) {
    ResultReader<Measurement> reader =
        new ResultReader<>(new MeasurementShape(), WriterSchemas.ours());
    Map<AccuracyWindow, Measurement> newest = new HashMap<>();
    KafkaAccess kafka = new KafkaAccess(bootstrapServer, new Properties());
    new TopicReader(kafka, TopicNames.METRICS)
        .readToEnd(
            record -> {
              Measurement measurement = reader.read(record.value()).orThrow();
              if (isAccuracyByLabelTime(measurement, model)) {
                newest.merge(
                    AccuracyWindow.of(measurement), measurement, CheckElec2::laterRevision);
              }
            });
    return newest;
  }

  private static boolean isAccuracyByLabelTime(Measurement measurement, String model) {
    return measurement.model().equals(model)
        && measurement.metric().equals("accuracy")
        && measurement.axis() == Axis.LABEL_TIME;
  }

  private static Measurement laterRevision(Measurement one, Measurement other) {
    return other.revision() >= one.revision() ? other : one;
  }

  private static boolean agrees(
      AccuracyWindow window, Measurement measured, AccuracyRecount recount) {
    AccuracyRecount.Tally tally = recount.between(window.segment(), window.start(), window.end());
    Double accuracy = tally.labels() == 0 ? null : (double) tally.right() / tally.labels();
    return measured.count() == tally.labels() && Objects.equals(accuracy, measured.value());
  }

  private static void report(AccuracyWindow window, Measurement measured, AccuracyRecount recount) {
    System.out.printf(
        "%s version %s, %s to %s: the job says %s of %s labels, the file %s%n",
        window.segment(),
        window.version(),
        Instant.ofEpochMilli(window.start()),
        Instant.ofEpochMilli(window.end()),
        measured.value(),
        measured.count(),
        recount.between(window.segment(), window.start(), window.end()));
  }

  /**
   * Windows with labels that the job has not reported, although it has reported a later one or is
   * due to.
   */
  private static long missing(
      Monitor monitor,
      Map<AccuracyWindow, Measurement> measured,
      AccuracyRecount recount,
      long dueUntil) {
    Map<AccuracySeries, List<AccuracyWindow>> bySeries =
        measured.keySet().stream().collect(Collectors.groupingBy(AccuracySeries::of));
    long missing = 0;
    for (Map.Entry<AccuracySeries, List<AccuracyWindow>> series : bySeries.entrySet()) {
      List<AccuracyWindow> reported = series.getValue();
      long last = reported.stream().mapToLong(AccuracyWindow::end).reduce(dueUntil, Math::max);
      long withLabels =
          reported.stream()
              .filter(w -> recount.between(w.segment(), w.start(), w.end()).labels() > 0)
              .count();
      WindowSpec spec = series.getKey().in(monitor);
      missing +=
          recount.windows(series.getKey().segment(), spec.size(), spec.every(), last) - withLabels;
    }
    return missing;
  }
}
