package dev.plumbline.job.decode;

import java.util.Map;

/**
 * One prediction as it was published, its watched values by position; used again for the next, so
 * whoever keeps something of it copies that. Text that came before is the same instance.
 */
public final class PositionalPrediction extends PositionalEvent implements PublishedPrediction {

  private static final String[] NO_SEGMENTS = {};

  long predictedAt;
  String version;
  double latencyMs;
  String predictedClass;
  double predictedValue;
  final ClassProbabilities probabilities = new ClassProbabilities();
  boolean hasRoundedProbability;

  /** How many entries {@code features} had, and {@code feature_values}. */
  int featureEntries;

  int vectorLength;
  String featureSet;

  private ColumnLayouts layouts;
  private ColumnLayout layout;
  private boolean isLaidOut;

  /** Begins to read another prediction. */
  void clear(ColumnLayouts by) {
    version = "";
    latencyMs = Double.NaN;
    predictedClass = null;
    predictedValue = Double.NaN;
    probabilities.clear();
    hasRoundedProbability = false;
    featureEntries = 0;
    vectorLength = 0;
    featureSet = null;
    layouts = by;
    isLaidOut = false;
  }

  /** The layout by which it is read, once model and time are; null when nobody watches it. */
  ColumnLayout layout() {
    if (!isLaidOut) {
      isLaidOut = true;
      layout = layouts.layoutFor(model, predictedAt);
      if (layout != null) {
        layout.columns().clear();
        layout.segments().clear();
      }
    }
    return layout;
  }

  @Override
  public long predictedAt() {
    return predictedAt;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public double latencyMs() {
    return latencyMs;
  }

  @Override
  public String predictedClass() {
    return predictedClass;
  }

  @Override
  public Double predictedValue() {
    return Double.isNaN(predictedValue) ? null : predictedValue;
  }

  @Override
  public Map<String, Double> probabilities() {
    return probabilities;
  }

  @Override
  public boolean hasRoundedProbability() {
    return hasRoundedProbability;
  }

  /** The names of its segments, the same array for the same segments. */
  public String[] segments() {
    return layout == null ? NO_SEGMENTS : layout.segments().combined();
  }
}
