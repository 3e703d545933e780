package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.monitor.Metric;
import java.util.List;

/** How right the answers of a window were, by each metric that fits the model's task. */
public interface TaskQuality {

  /**
   * What a metric says: one reading, or one a class, the same classes in every window.
   *
   * @throws IllegalArgumentException when the metric does not fit the task
   */
  List<ClassReading> of(Metric metric);

  /** The mistake of asking a task for a metric that it does not have. */
  static IllegalArgumentException unfit(Metric metric) {
    return new IllegalArgumentException("no metric of this task: " + metric.metricName());
  }
}
