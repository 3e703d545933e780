package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.AnswerRule;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.MetricFamily;
import dev.plumbline.monitoring.monitor.ValueMatrix;
import dev.plumbline.statistics.quality.BinaryMeasures;
import java.util.List;

/**
 * The quality of a binary model: its positive class against the rest, beside the best constant
 * answer and beside what its scores promised.
 */
final class BinaryQuality implements TaskQuality {

  private final UnknownLabels unknown;
  private final boolean isNoneKnown;
  private final boolean areListed;
  private final BinaryMeasures measures;
  private final ConfusionReadings confusion;
  private final ConfusionReadings constant;
  private final ConfusionReadings cameTrue;
  private final ScoreReadings scores;
  private final EstimateReadings estimates;
  private final String positive;
  private final ValueMatrix worth;

  BinaryQuality(MeasuredWindow window, OutcomeCounts counts) {
    positive = ClassList.of(window.monitor()).listed().get(0);
    unknown = counts.unknownOfBinary();
    measures = counts.binary(unknown);
    isNoneKnown = measures.total() == 0 && unknown.total() > 0;
    areListed = !window.monitor().answers().classes().isEmpty();
    confusion = new ConfusionReadings(measures, positive);
    constant = new ConfusionReadings(measures.baseline(), positive);
    ExpectedOutcomes expected = counts.expected(unknown);
    cameTrue = new ConfusionReadings(expected.realised(), positive);
    scores = new ScoreReadings(counts.scored(unknown), positive);
    estimates = EstimateReadings.of(window, expected.scores());
    worth = window.monitor().answers().value();
  }

  @Override
  public List<ClassReading> of(Metric metric) {
    if (metric == Metric.UNKNOWN_CLASS) {
      return ClassReading.ofAll(unknown.share(measures.total()));
    }
    List<ClassReading> readings = readings(metric);
    return isNoneKnown && metric.family() != MetricFamily.ESTIMATED
        ? ClassReading.undefined(readings, unknown.inWords(areListed))
        : readings;
  }

  private List<ClassReading> readings(Metric metric) {
    return switch (metric.family()) {
      case QUALITY -> quality(metric);
      case BASELINE -> ClassReading.ofAll(baseline(metric.realised().orElseThrow()));
      case ESTIMATED -> ClassReading.ofAll(estimates.estimate(metric.realised().orElseThrow()));
      case GAP -> ClassReading.ofAll(gap(metric.realised().orElseThrow()));
      default -> throw TaskQuality.unfit(metric);
    };
  }

  private List<ClassReading> quality(Metric metric) {
    return switch (metric) {
      case RELIABILITY -> scores.reliability();
      case CONFUSION -> cells();
      case BUSINESS_VALUE -> ClassReading.ofAll(businessValue());
      case LOG_LOSS, BRIER, ECE, ROC_AUC, AVERAGE_PRECISION ->
          ClassReading.ofAll(scores.of(metric));
      default -> ClassReading.ofAll(confusion.of(metric));
    };
  }

  private Reading baseline(Metric realised) {
    return switch (realised) {
      case LOG_LOSS, BRIER, ROC_AUC, AVERAGE_PRECISION -> scores.ofConstant(realised);
      default -> constant.of(realised);
    };
  }

  private Reading gap(Metric realised) {
    return estimates.gap(
        realised, realised == Metric.ROC_AUC ? scores.of(realised) : cameTrue.of(realised));
  }

  private Reading businessValue() {
    return worth == null
        ? Reading.undefined(
            "the monitor does not say what answers are worth; give it business_value",
            measures.total())
        : Reading.of(
            measures.businessValue(
                worth.truePositive(),
                worth.falsePositive(),
                worth.trueNegative(),
                worth.falseNegative()),
            measures.total(),
            "no label in the window");
  }

  /** The other class has no name of its own: a monitor names the positive one alone. */
  private List<ClassReading> cells() {
    String rest = AnswerRule.unnamed(positive);
    return List.of(
        cell(positive, positive, measures.truePositives()),
        cell(positive, rest, measures.falseNegatives()),
        cell(rest, positive, measures.falsePositives()),
        cell(rest, rest, measures.trueNegatives()));
  }

  private ClassReading cell(String actual, String predicted, long count) {
    return ClassReading.ofPair(actual, predicted, Reading.of(count, measures.total()));
  }
}
