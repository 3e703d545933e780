package dev.plumbline.job.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** The counters of all operators, as they are when the job has ended. */
final class Counters {

  /** Under this key of its configuration the reporter finds the ticket of the counters. */
  static final String TICKET = "ticket";

  private record Known(String operator, String name, Counter counter) {}

  private final List<Known> known = new ArrayList<>();

  /** The sum of a counter over the subtasks of an operator. */
  synchronized long sum(String operator, String name) {
    return known.stream()
        .filter(counter -> counter.operator().equals(operator) && counter.name().equals(name))
        .mapToLong(counter -> counter.counter().getCount())
        .sum();
  }

  private synchronized void add(Known counter) {
    known.add(counter);
  }

  /** Makes Flink tell the counters of this process; found by Flink through its name. */
  public static final class ReporterFactory implements MetricReporterFactory {

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
      return new Reporter();
    }
  }

  private static final class Reporter implements MetricReporter {

    private Counters counters;

    @Override
    public void open(MetricConfig config) {
      counters = Handover.take(config.getString(TICKET, ""), Counters.class);
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
      String operator = group.getAllVariables().get("<operator_name>");
      if (operator != null && metric instanceof Counter counter) {
        counters.add(new Known(operator, name, counter));
      }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
      // What was counted stays counted.
    }

    @Override
    public void close() {}
  }
}
