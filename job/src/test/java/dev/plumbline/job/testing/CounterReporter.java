package dev.plumbline.job.testing;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Keeps the counters of operators, so that a test can read what Flink's Web UI would show. */
public final class CounterReporter implements MetricReporter, MetricReporterFactory {

  private record Name(String operator, String counter) {}

  private static final Map<Counter, Name> COUNTERS = new ConcurrentHashMap<>();

  /** Forgets the counters of earlier jobs. */
  public static void forget() {
    COUNTERS.clear();
  }

  /** What the subtasks of an operator have counted together. */
  public static long sum(String operator, String counter) {
    return COUNTERS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(new Name(operator, counter)))
        .mapToLong(entry -> entry.getKey().getCount())
        .sum();
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return this;
  }

  @Override
  public void open(MetricConfig config) {}

  @Override
  public void close() {}

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    String operator = group.getAllVariables().get("<operator_name>");
    if (metric instanceof Counter counter && operator != null) {
      COUNTERS.put(counter, new Name(operator, name));
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    // What was counted stays readable when the job is over.
  }
}
