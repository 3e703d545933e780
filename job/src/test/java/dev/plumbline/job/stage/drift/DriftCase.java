package dev.plumbline.job.stage.drift;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.drift.DriftMeasurer;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureCells;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.build.ProfileBuilder;
import dev.plumbline.monitoring.profile.file.ProfileFile;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Rows of the model {@code fraud}, counted and measured in a window of a minute. */
final class DriftCase {

  private final String text;
  private final Monitor monitor;
  private final DriftMeasurer measurer = new DriftMeasurer();

  /**
   * A case.
   *
   * @param fields the monitor's features, measures and rules, as JSON without the outer braces
   */
  DriftCase(String fields) {
    text =
        Monitors.fraud(
            1,
            0,
            ", \"windows\": [{\"size\": \"1m\", \"every\": \"10s\"}],"
                + " \"reference\": {\"profile\": \"fraud\"}, "
                + fields);
    monitor = MonitorFile.read("test", text).orThrow();
  }

  Monitor monitor() {
    return monitor;
  }

  /** A profile of rows by feature name. */
  Profile profile(int rows, IntFunction<Map<String, ?>> row) {
    ProfileBuilder builder = new ProfileBuilder(monitor);
    IntStream.range(0, rows).forEach(index -> builder.add(row.apply(index)));
    return builder.build("fraud");
  }

  /** Counts rows as predictions; a value is a number, text, or {@link FeatureState} as a byte. */
  FeatureSetCounts counted(Profile profile, int rows, IntFunction<Map<String, ?>> row) {
    FeatureCells cells = FeatureCells.after(monitor, profile);
    FeatureSetCounts counts = cells.zero();
    IntStream.range(0, rows).forEach(index -> cells.count(prediction(row.apply(index)), counts));
    return counts;
  }

  /** A prediction with these values; absent = missing. */
  Prediction prediction(Map<String, ?> values) {
    List<Feature> columns = monitor.columns();
    double[] numbers = new double[columns.size()];
    String[] texts = new String[columns.size()];
    byte[] states = new byte[columns.size()];
    for (int column = 0; column < columns.size(); column++) {
      Object value = values.get(columns.get(column).name());
      if (value == null) {
        states[column] = FeatureState.MISSING;
      } else if (value instanceof Byte state) {
        states[column] = state;
      } else if (columns.get(column).kind() == FeatureKind.NUMERIC) {
        numbers[column] = ((Number) value).doubleValue();
      } else {
        texts[column] = value.toString();
      }
    }
    return new Prediction(
        "fraud", "1", 1, 0, START, Double.NaN, new String[0], numbers, texts, states, null);
  }

  /** What is reported of a window; the profile may be null. */
  Findings measured(Profile profile, FeatureSetCounts counts) {
    return measurer.measure(window(profile), counts);
  }

  MeasuredWindow window(Profile profile) {
    GenerationDefinition definition =
        new GenerationDefinition(
            text,
            1,
            0,
            Long.MAX_VALUE,
            false,
            profile == null ? "" : profile.id(),
            profile == null ? null : ProfileFile.toBytes(profile),
            null);
    return new MeasuredWindow(
        Monitors.whole(definition), monitor, START, START + 60_000, 0, ClosedBy.WATERMARK);
  }

  /** The only measurement of a metric about a feature. */
  static Measurement only(Findings findings, String metric, String feature) {
    List<Measurement> found =
        findings.measurements().stream()
            .filter(measurement -> measurement.metric().equals(metric))
            .filter(measurement -> measurement.feature().equals(feature))
            .toList();
    assertThat(found).as(metric + " of " + feature).hasSize(1);
    return found.get(0);
  }
}
