package dev.plumbline.testbed.benchmark;

import dev.plumbline.testbed.benchmark.file.JsonFile;
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
import java.util.regex.Pattern;
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

/** Measures with JMH what the operations of a group cost, and prints nanoseconds. */
@Command(
    mixinStandardHelpOptions = true,
    description = {
      "What one call costs, in nanoseconds. Told is the fastest of 100 iterations of 5 ms, which other work on the",
      "machine disturbs least."
    })
final class OperationCommand implements Callable<Integer> {

  /**
   * One figure.
   *
   * @param subject what was measured
   * @param operation what was done to it
   * @param nanoseconds for one operation, in the fastest iteration
   * @param median for one operation, in the middle one
   */
  record Row(String subject, String operation, double nanoseconds, double median) {}

  private final OperationCosts costs;

  @Option(names = "--short", description = "A few seconds: shows that it runs, not what it costs.")
  private boolean shortRun;

  @Option(names = "--json", paramLabel = "FILE", description = "All figures, for programs.")
  private Path json;

  OperationCommand(OperationCosts costs) {
    this.costs = costs;
  }

  @Override
  public Integer call() throws RunnerException, IOException {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(Pattern.quote(costs.getClass().getName() + "."))
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
      JsonFile.write(json, costs.group(), rows);
    }
    return 0;
  }

  private List<Row> rows(Collection<RunResult> results) {
    List<Row> rows = new ArrayList<>();
    for (RunResult result : results) {
      Statistics iterations = result.getPrimaryResult().getStatistics();
      rows.add(
          new Row(
              costs.label(subject(result)),
              result.getPrimaryResult().getLabel(),
              iterations.getMin(),
              iterations.getPercentile(50)));
    }
    return rows;
  }

  /** The value of its only parameter. */
  private static String subject(RunResult result) {
    String parameter = result.getParams().getParamsKeys().iterator().next();
    return result.getParams().getParam(parameter);
  }

  private String table(List<Row> rows) {
    List<String> operations = costs.operations();
    Map<String, Map<String, Row>> lines = new TreeMap<>();
    for (Row row : rows) {
      lines.computeIfAbsent(row.subject(), name -> new TreeMap<>()).put(row.operation(), row);
    }
    StringBuilder table = new StringBuilder("| | " + String.join(" | ", operations) + " |\n");
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
