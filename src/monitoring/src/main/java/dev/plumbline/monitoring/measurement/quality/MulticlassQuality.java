package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.MetricFamily;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.estimate.Proportion;
import dev.plumbline.statistics.quality.ClassificationCounts;
import dev.plumbline.statistics.quality.MulticlassMeasures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The quality of a model with more than two classes: whether its answers were right, and over the
 * classes that the monitor lists, how right for each and on average.
 */
final class MulticlassQuality implements TaskQuality {

  private static final String NO_LIST = "the monitor lists no classes; give it classes";
  private static final String NONE_LISTED = "no listed class is among the labels of the window";

  private final OutcomeCounts counts;
  private final long total;
  private final ClassList classes;
  private final ClassificationCounts matrix;
  private final MulticlassMeasures measures;
  private final UnknownLabels unknown;
  private final ScoreReadings scores;
  private final EstimateReadings estimates;

  MulticlassQuality(MeasuredWindow window, OutcomeCounts counts) {
    String subject = EstimateReadings.subject(window.monitor());
    this.counts = counts;
    this.total = counts.classes().total();
    this.classes = ClassList.of(window.monitor());
    this.matrix = classes.isEmpty() ? null : counts.classes().matrix(classes);
    this.measures = matrix == null ? null : MulticlassMeasures.of(matrix);
    this.unknown = unknown();
    this.scores = new ScoreReadings(counts.scored(), subject);
    this.estimates = EstimateReadings.of(window, counts.expected().scores());
  }

  /** Of a listed class or not; without a list, of a class that was ever answered or not. */
  private UnknownLabels unknown() {
    LabelClasses classesOfLabels = counts.labelClasses();
    if (matrix == null) {
      return classesOfLabels.areStrangersToTheAnswers()
          ? new UnknownLabels(0, 0, total, classesOfLabels.doubtedNames(), Set.of())
          : new UnknownLabels(0, 0, 0, Set.of(), Set.of());
    }
    long unlisted = 0;
    for (int predicted = 0; predicted <= matrix.other(); predicted++) {
      unlisted += matrix.cell(matrix.other(), predicted);
    }
    return new UnknownLabels(0, 0, unlisted, classesOfLabels.doubtedNames(), Set.of());
  }

  @Override
  public List<ClassReading> of(Metric metric) {
    if (metric == Metric.UNKNOWN_CLASS) {
      return ClassReading.ofAll(
          matrix == null
              ? Reading.undefined(NO_LIST, total)
              : unknown.share(total - unknown.total()));
    }
    return isNoneKnown() && metric.family() != MetricFamily.ESTIMATED && metric != Metric.CONFUSION
        ? ClassReading.undefined(readings(metric), unknown.inWords(matrix != null))
        : readings(metric);
  }

  /** Of few labels all may be of other classes; and an answer that is right knows its class. */
  private boolean isNoneKnown() {
    return total >= LabelClasses.LEAST_TO_TELL
        && unknown.total() == total
        && counts.classes().correct() == 0;
  }

  private List<ClassReading> readings(Metric metric) {
    return switch (metric) {
      case PRECISION, RECALL, F1 -> perClass(metric);
      case CONFUSION -> cells();
      default -> ClassReading.ofAll(reading(metric));
    };
  }

  private Reading reading(Metric metric) {
    return switch (metric) {
      case ACCURACY -> accuracy();
      case MICRO_F1 ->
          classes.isEmpty() ? accuracy() : listed(MulticlassMeasures::microF1, NONE_LISTED);
      case MACRO_PRECISION -> listed(MulticlassMeasures::macroPrecision, NONE_LISTED);
      case MACRO_RECALL -> listed(MulticlassMeasures::macroRecall, NONE_LISTED);
      case MACRO_F1 -> listed(MulticlassMeasures::macroF1, NONE_LISTED);
      case WEIGHTED_PRECISION -> listed(MulticlassMeasures::weightedPrecision, NONE_LISTED);
      case WEIGHTED_RECALL -> listed(MulticlassMeasures::weightedRecall, NONE_LISTED);
      case WEIGHTED_F1 -> listed(MulticlassMeasures::weightedF1, NONE_LISTED);
      case KAPPA ->
          listed(
              MulticlassMeasures::kappa,
              "the labels and answers of the window are all of one and the same class");
      case LOG_LOSS ->
          Reading.of(
              counts.classLogLoss().mean().map(mean -> mean.cut(0, Double.MAX_VALUE)),
              Math.max(0, counts.classLogLoss().count()),
              "no labelled prediction of the window carries probabilities; publish them");
      case ECE -> scores.of(metric);
      case BASELINE_ACCURACY -> constant(MulticlassMeasures::accuracy);
      case BASELINE_MACRO_F1 -> constant(MulticlassMeasures::macroF1);
      case BASELINE_WEIGHTED_F1 -> constant(MulticlassMeasures::weightedF1);
      case ESTIMATED_ACCURACY -> estimates.estimate(Metric.ACCURACY);
      case GAP_ACCURACY ->
          estimates.gap(
              Metric.ACCURACY,
              Reading.of(
                  counts.expected().realised().accuracy(),
                  counts.expected().realised().total(),
                  "no label in the window"));
      default -> throw TaskQuality.unfit(metric);
    };
  }

  private Reading accuracy() {
    return Reading.of(
        Proportion.wilson(counts.classes().correct(), total).map(Estimate::of),
        total,
        "no label in the window");
  }

  private Reading listed(
      Function<MulticlassMeasures, Optional<Estimate>> measure, String undefined) {
    return measures == null
        ? Reading.undefined(NO_LIST, total)
        : Reading.of(measure.apply(measures), total, undefined);
  }

  private Reading constant(Function<MulticlassMeasures, Optional<Estimate>> measure) {
    return listed(known -> measure.apply(known.baseline()), NONE_LISTED);
  }

  private List<ClassReading> perClass(Metric metric) {
    List<ClassReading> readings = new ArrayList<>();
    for (int index = 0; index < classes.listed().size(); index++) {
      String name = classes.listed().get(index);
      readings.add(
          new ClassReading(name, new ConfusionReadings(measures.ofClass(index), name).of(metric)));
    }
    return readings;
  }

  private List<ClassReading> cells() {
    List<ClassReading> readings = new ArrayList<>();
    List<String> names = classes.names();
    for (int actual = 0; matrix != null && actual < names.size(); actual++) {
      for (int predicted = 0; predicted < names.size(); predicted++) {
        Reading count = Reading.of(matrix.cell(actual, predicted), total);
        readings.add(ClassReading.ofPair(names.get(actual), names.get(predicted), count));
      }
    }
    return readings;
  }
}
