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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures with JMH what each accumulator's operations cost, and prints nanoseconds. */
@Command(
    name = "accumulators",
    mixinStandardHelpOptions = true,
    description = {
      "What each accumulator costs, in nanoseconds: one value counted, another merged, taken back, to bytes and from",
      "bytes. On a machine that does something else too, compare columns, not runs."
    })
final class AccumulatorsCommand implements Callable<Integer> {

  /**
   * One figure.
   *
   * @param accumulator class name and what was in it
   * @param operation count, add, takeBack, toBytes or fromBytes
   * @param nanoseconds for one operation
   * @param error half the width of JMH's 99.9 % interval, in nanoseconds
   */
  record Row(String accumulator, String operation, double nanoseconds, double error) {}

  @Option(names = "--short", description = "Half a minute: shows that it runs, not what it costs.")
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
        .warmupIterations(shortRun ? 1 : 3)
        .warmupTime(TimeValue.milliseconds(shortRun ? 50 : 500))
        .measurementIterations(shortRun ? 1 : 5)
        .measurementTime(TimeValue.milliseconds(shortRun ? 50 : 500));
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
      String operation = result.getPrimaryResult().getLabel();
      double error = result.getPrimaryResult().getScoreError();
      rows.add(
          new Row(
              Subjects.valueOf(result.getParams().getParam("accumulator")).label(),
              operation,
              result.getPrimaryResult().getScore(),
              Double.isNaN(error) ? 0 : error));
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
    String format = row.nanoseconds() < 100 ? "%.1f ± %.1f" : "%.0f ± %.0f";
    return String.format(Locale.ROOT, format, row.nanoseconds(), row.error());
  }
}
