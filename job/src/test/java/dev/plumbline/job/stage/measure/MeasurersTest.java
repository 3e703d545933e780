package dev.plumbline.job.stage.measure;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.window.MeasuredWindow;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.MonitorFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurersTest {

  private static final String BINARY =
      Monitors.fraud(1, 0, ", \"measures\": [\"volume\", \"latency\", \"quality\"]");
  private static final String REGRESSION =
      BINARY.replace("\"binary\"", "\"regression\"").replace("\"positive_class\": \"fraud\",", "");

  private static MeasuredWindow window(String monitor) {
    return new MeasuredWindow(
        Monitors.whole(Monitors.definition(monitor)),
        MonitorFile.read("test", monitor).orThrow(),
        START,
        START + 60_000,
        0,
        ClosedBy.WATERMARK);
  }

  @Test
  void tellsVolumeAndQuantilesOfLatency() {
    // Given
    VolumeCounts counts = new VolumeCounts();
    for (int latency = 1; latency <= 100; latency++) {
      counts.count(latency);
    }

    // When
    List<Measurement> told = new VolumeMeasurer().measure(window(BINARY), counts).measurements();

    // Then
    assertThat(told)
        .extracting(Measurement::metric)
        .containsExactly("prediction_count", "latency.p50", "latency.p95", "latency.p99");
    assertThat(told.get(0).value()).isEqualTo(100);
    assertThat(told.get(3).value()).isEqualTo(99, within(told.get(3).errorBound()));
    assertThat(told).extracting(Measurement::count).containsOnly(100L);
  }

  @Test
  void tellsOfAnEmptyWindowThatNothingCameAndNoMore() {
    // Given
    VolumeMeasurer measurer = new VolumeMeasurer();

    // When
    List<Measurement> told = measurer.measure(window(BINARY), measurer.zero()).measurements();

    // Then
    assertThat(told)
        .extracting(Measurement::metric, Measurement::value)
        .containsExactly(tuple("prediction_count", 0.0));
  }

  @Test
  void saysWhyThereIsNoLatency() {
    // Given
    VolumeCounts counts = new VolumeCounts();
    counts.count(Double.NaN);

    // When
    List<Measurement> told = new VolumeMeasurer().measure(window(BINARY), counts).measurements();

    // Then
    assertThat(told.get(1).value()).isNull();
    assertThat(told.get(1).undefinedReason()).contains("no prediction in the window has a latency");
  }

  @Test
  void tellsAccuracyWithItsInterval() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    for (int event = 0; event < 10; event++) {
      counts.count(Outcomes.classified(1, "BINARY", "fraud", event < 8 ? "fraud" : "ok"));
    }

    // When
    List<Measurement> told = new QualityMeasurer().measure(window(BINARY), counts).measurements();

    // Then
    assertThat(told).extracting(Measurement::metric).containsExactly("accuracy");
    assertThat(told.get(0).value()).isEqualTo(0.8);
    // Wilson's interval of 8 in 10: 0.490 to 0.943.
    assertThat(told.get(0).lower()).isEqualTo(0.490, within(0.0005));
    assertThat(told.get(0).upper()).isEqualTo(0.943, within(0.0005));
    assertThat(told.get(0).count()).isEqualTo(10);
  }

  @Test
  void tellsErrorsOfARegression() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.regression(1, 10, 13));
    counts.count(Outcomes.regression(1, 10, 6));

    // When
    List<Measurement> told =
        new QualityMeasurer().measure(window(REGRESSION), counts).measurements();

    // Then
    assertThat(told).extracting(Measurement::metric).containsExactly("mae", "rmse");
    assertThat(told.get(0).value()).isEqualTo(3.5);
    assertThat(told.get(1).value()).isEqualTo(Math.sqrt(12.5), within(1e-12));
  }

  @Test
  void tellsNothingOfQualityWithoutLabels() {
    // Given
    QualityMeasurer measurer = new QualityMeasurer();

    // When
    List<Measurement> told = measurer.measure(window(BINARY), measurer.zero()).measurements();

    // Then
    assertThat(told).isEmpty();
  }
}
