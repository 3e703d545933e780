package dev.plumbline.testbed.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures with JMH what each accumulator's operations cost, and prints nanoseconds. */
@Command(
    name = "accumulators",
    mixinStandardHelpOptions = true,
    description = {
      "What each accumulator costs, in nanoseconds: one value counted, another merged, taken back, to bytes and from",
      "bytes. Told is the fastest of 100 iterations of 5 ms, which other work on the machine disturbs least."
    })
final class AccumulatorsCommand implements Callable<Integer> {

  /**
   * One figure.
   *
   * @param accumulator class name and what was in it
   * @param operation count, add, takeBack, toBytes or fromBytes
   * @param nanoseconds for one operation, in the fastest iteration
   * @param median for one operation, in the middle one
   */
  record Row(String accumulator, String operation, double nanoseconds, double median) {}

  @Option(names = "--short", description = "A few seconds: shows that it runs, not what it costs.")
  private boolean shortRun;

  @Option(names = "--json", paramLabel = "FILE", description = "All figures, for programs.")
  private Path json;

  @Override
  public Integer call() throws RunnerException, IOException {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(AccumulatorBenchmark.class.getName())
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .forks(shortRun ? 0 : 1)
        .jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
        .warmupIterations(shortRun ? 5 : 50)
        .warmupTime(TimeValue.milliseconds(10))
        .measurementIterations(shortRun ? 5 : 100)
        .measurementTime(TimeValue.milliseconds(5));
    List<Row> rows = rows(new Runner(options.build()).run());
    System.out.print(table(rows));
    if (json != null) {
      JsonFile.write(json, "accumulators", rows);
    }
    return 0;
  }

  private static List<Row> rows(Collection<RunResult> results) {
    List<Row> rows = new ArrayList<>();
    for (RunResult result : results) {
      Statistics iterations = result.getPrimaryResult().getStatistics();
      rows.add(
          new Row(
              Subjects.valueOf(result.getParams().getParam("accumulator")).label(),
              result.getPrimaryResult().getLabel(),
              iterations.getMin(),
              iterations.getPercentile(50)));
    }
    return rows;
  }

  private static String table(List<Row> rows) {
    List<String> operations = List.of("count", "add", "takeBack", "toBytes", "fromBytes");
    Map<String, Map<String, Row>> lines = new TreeMap<>();
    for (Row row : rows) {
      lines.computeIfAbsent(row.accumulator(), name -> new TreeMap<>()).put(row.operation(), row);
    }
    StringBuilder table =
        new StringBuilder("| accumulator | " + String.join(" | ", operations) + " |\n");
    table.append("|---|").append("--:|".repeat(operations.size())).append('\n');
    for (Map.Entry<String, Map<String, Row>> line : lines.entrySet()) {
      table.append("| ").append(line.getKey());
      for (String operation : operations) {
        table.append(" | ").append(figure(line.getValue().get(operation)));
      }
      table.append(" |\n");
    }
    return table.toString();
  }

  private static String figure(Row row) {
    if (row == null) {
      return "";
    }
    String format = row.nanoseconds() < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, row.nanoseconds());
  }
}
