package dev.plumbline.monitoring.profile.build;

import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Tolerance;
import dev.plumbline.monitoring.profile.ReferenceQuality;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.exact.ExactMoments;
import dev.plumbline.statistics.quality.BinaryMeasures;
import dev.plumbline.statistics.quality.ClassificationCounts;
import dev.plumbline.statistics.quality.LogLoss;
import dev.plumbline.statistics.quality.MulticlassMeasures;
import dev.plumbline.statistics.quality.RegressionErrors;
import dev.plumbline.statistics.quality.ScoredOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How good the model was on all labelled rows: counted and computed by the classes that windows are
 * measured with. Fixed memory.
 */
final class QualitySample {

  private static final int POSITIVE = 0;

  private final Task task;
  private final String positiveClass;
  private final List<String> knownClasses;
  private final List<String> classes;
  private final Tolerance tolerance;
  private final ClassificationCounts confusion;
  private final ScoredOutcomes scores = new ScoredOutcomes();
  private final ExactMoments classLogLoss = new ExactMoments();
  private final RegressionErrors errors = new RegressionErrors();
  private final List<ReferenceQuality> found = new ArrayList<>();

  QualitySample(Monitor monitor) {
    this.task = monitor.task();
    this.positiveClass = monitor.positiveClass();
    this.knownClasses = task == Task.BINARY ? monitor.answers().classes() : List.of();
    this.classes =
        task == Task.BINARY ? List.of(positiveClass) : List.copyOf(monitor.answers().classes());
    this.tolerance = monitor.answers().tolerance();
    this.confusion = new ClassificationCounts(Math.max(1, classes.size()));
  }

  /** Counts a row that has answer and truth; others say nothing. */
  void count(ReferenceRow row, RowAnswer answer) {
    if (task == Task.REGRESSION) {
      countValue(row.labelValue(), answer.value());
      return;
    }
    String truth = row.labelClass();
    String answered = answer.answeredClass();
    if (truth != null && !isKnown(truth)) {
      return;
    }
    if (truth != null && answered != null) {
      // Of two classes, what is not the positive one is the other, whatever it is called.
      boolean equal = task == Task.BINARY || truth.equals(answered);
      confusion.count(indexOf(truth), indexOf(answered), equal, 1);
    }
    if (task == Task.MULTICLASS && truth != null && !row.probabilities().isEmpty()) {
      classLogLoss.count(LogLoss.of(row.probabilities().getOrDefault(truth, 0.0)), 1);
    }
    Boolean hit = hit(row, answer);
    if (hit != null && answer.hasScore()) {
      scores.count(answer.score(), hit, 1);
    }
  }

  /** Whether what the score is about came true; null when the truth is unknown. */
  Boolean hit(ReferenceRow row, RowAnswer answer) {
    if (row.labelClass() == null || task == Task.REGRESSION || !isKnown(row.labelClass())) {
      return null;
    }
    String expected = task == Task.BINARY ? positiveClass : answer.answeredClass();
    return row.labelClass().equals(expected);
  }

  /** Of a binary model whose classes are listed, a label of any other class says nothing. */
  private boolean isKnown(String truth) {
    return knownClasses.isEmpty() || knownClasses.contains(truth);
  }

  private void countValue(Double truth, Double answered) {
    if (truth == null || answered == null) {
      return;
    }
    if (!RegressionErrors.representable(answered, truth)) {
      errors.countBeyond(1);
    } else {
      boolean tolerated = tolerance != null && tolerance.holds(answered, truth);
      errors.count(answered, truth, tolerated, 1);
    }
  }

  private int indexOf(String name) {
    int index = classes.indexOf(name);
    return index < 0 ? confusion.other() : index;
  }

  /** The metrics that are defined, in the order of {@link Metric}, those by class last. */
  List<ReferenceQuality> quality() {
    found.clear();
    switch (task) {
      case BINARY -> addBinary(BinaryMeasures.of(confusion, POSITIVE));
      case MULTICLASS -> addMulticlass(MulticlassMeasures.of(confusion));
      case REGRESSION -> addRegression();
    }
    return List.copyOf(found);
  }

  private void addBinary(BinaryMeasures measures) {
    long count = measures.total();
    add(Metric.ACCURACY, measures.accuracy(), count);
    add(Metric.PRECISION, measures.precision(), count);
    add(Metric.RECALL, measures.recall(), count);
    add(Metric.SPECIFICITY, measures.specificity(), count);
    add(Metric.F1, measures.f1(), count);
    add(Metric.F0_5, measures.fBeta(0.5), count);
    add(Metric.F2, measures.fBeta(2), count);
    add(Metric.BALANCED_ACCURACY, measures.balancedAccuracy(), count);
    add(Metric.MCC, measures.mcc(), count);
    add(Metric.POSITIVE_RATE, measures.positiveRate(), count);
    add(Metric.LOG_LOSS, scores.logLoss(), scores.count());
    add(Metric.BRIER, scores.brier(), scores.count());
    add(Metric.ROC_AUC, scores.rocAuc(), scores.count());
    add(Metric.AVERAGE_PRECISION, scores.averagePrecision(), scores.count());
    add(Metric.ECE, scores.expectedCalibrationError(), scores.count());
  }

  private void addMulticlass(MulticlassMeasures measures) {
    long count = measures.total();
    add(Metric.ACCURACY, measures.accuracy(), count);
    Optional<Estimate> logLoss = classLogLoss.mean().map(mean -> mean.cut(0, Double.MAX_VALUE));
    add(Metric.LOG_LOSS, logLoss, classLogLoss.count());
    add(Metric.ECE, scores.expectedCalibrationError(), scores.count());
    if (classes.isEmpty()) {
      return;
    }
    add(Metric.KAPPA, measures.kappa(), count);
    add(Metric.MACRO_PRECISION, measures.macroPrecision(), count);
    add(Metric.MACRO_RECALL, measures.macroRecall(), count);
    add(Metric.MACRO_F1, measures.macroF1(), count);
    add(Metric.MICRO_F1, measures.microF1(), count);
    add(Metric.WEIGHTED_PRECISION, measures.weightedPrecision(), count);
    add(Metric.WEIGHTED_RECALL, measures.weightedRecall(), count);
    add(Metric.WEIGHTED_F1, measures.weightedF1(), count);
    for (int index = 0; index < classes.size(); index++) {
      BinaryMeasures ofClass = measures.ofClass(index);
      add(Metric.PRECISION, classes.get(index), ofClass.precision(), count);
      add(Metric.RECALL, classes.get(index), ofClass.recall(), count);
      add(Metric.F1, classes.get(index), ofClass.f1(), count);
    }
  }

  private void addRegression() {
    if (errors.beyond() > 0) {
      return; // no measure would be of all rows
    }
    long count = errors.count();
    add(Metric.MEAN_ERROR, errors.meanError(), count);
    add(Metric.MAE, errors.meanAbsoluteError(), count);
    add(Metric.RMSE, errors.rootMeanSquaredError(), count);
    add(Metric.MAPE, errors.meanAbsolutePercentageError(), count);
    add(Metric.SMAPE, errors.symmetricPercentageError(), count);
    add(Metric.R2, errors.determination(), count);
    add(Metric.ABSOLUTE_ERROR_P50, errors.absoluteErrorQuantile(0.5), count);
    add(Metric.ABSOLUTE_ERROR_P90, errors.absoluteErrorQuantile(0.9), count);
    add(Metric.ABSOLUTE_ERROR_P95, errors.absoluteErrorQuantile(0.95), count);
    add(Metric.ABSOLUTE_ERROR_P99, errors.absoluteErrorQuantile(0.99), count);
    if (tolerance != null) {
      add(Metric.WITHIN_TOLERANCE, errors.withinTolerance(), count);
    }
  }

  private void add(Metric metric, Optional<Estimate> estimate, long count) {
    add(metric, "", estimate, count);
  }

  private void add(Metric metric, String className, Optional<Estimate> estimate, long count) {
    estimate.ifPresent(
        known ->
            found.add(
                new ReferenceQuality(
                    metric.metricName(),
                    className,
                    known.value(),
                    known.lower(),
                    known.upper(),
                    count)));
  }
}
