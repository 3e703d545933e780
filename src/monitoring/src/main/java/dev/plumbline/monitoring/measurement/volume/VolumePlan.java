package dev.plumbline.monitoring.measurement.volume;

import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.measurement.quality.ClassList;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Output;
import dev.plumbline.monitoring.monitor.Task;
import java.util.List;

/**
 * What is counted of a prediction of one monitor, worked out once: its class by the index that
 * {@link ClassList} gives it, its score where an estimate is asked for.
 */
public final class VolumePlan {

  /** Stands for an answer that is not counted. */
  static final int ABSENT = -1;

  private final Monitor monitor;
  private final long paneMs;
  private final ClassList classes;
  private final int answerColumn;
  private final int scoreColumn;

  /** The plan of a revision of a monitor. */
  public VolumePlan(Monitor monitor) {
    this.monitor = monitor;
    this.paneMs = monitor.windows().get(0).every().toMillis();
    this.classes = ClassList.of(monitor);
    this.answerColumn = classes.isEmpty() ? ABSENT : column(monitor, Output.CLASS);
    this.scoreColumn = monitor.estimates() ? column(monitor, Output.SCORE) : ABSENT;
  }

  private static int column(Monitor monitor, Output output) {
    List<String> names = monitor.columns().stream().map(Feature::name).toList();
    return names.indexOf(output.featureName());
  }

  /** Length of the panes in which is counted, milliseconds. */
  public long paneMs() {
    return paneMs;
  }

  /** Index of the class that a prediction gave; {@link #ABSENT} when there is none to count. */
  public int answer(Prediction prediction) {
    return has(prediction, answerColumn)
        ? classes.indexOf(prediction.texts()[answerColumn])
        : ABSENT;
  }

  /** The score of a prediction; NaN when there is none to count. */
  public double score(Prediction prediction) {
    return has(prediction, scoreColumn) ? prediction.numbers()[scoreColumn] : Double.NaN;
  }

  /**
   * Counts one prediction.
   *
   * @param latencyMs NaN when unknown
   * @param answer see {@link #answer}
   * @param score see {@link #score}
   */
  public void count(double latencyMs, int answer, double score, VolumeCounts counts) {
    counts.count(latencyMs);
    if (answer != ABSENT) {
      counts.countAnswer(answer);
    }
    if (!Double.isNaN(score)) {
      boolean positive = monitor.task() != Task.BINARY || answer == 0;
      counts.countScore(score, positive);
    }
  }

  private static boolean has(Prediction prediction, int column) {
    return column != ABSENT && prediction.states()[column] == FeatureState.PRESENT;
  }
}
