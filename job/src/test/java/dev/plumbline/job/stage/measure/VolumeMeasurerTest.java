package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.volume.VolumeCounts;
import dev.plumbline.monitoring.measurement.volume.VolumeMeasurer;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeMeasurerTest {

  private static final String BINARY = Reported.monitor("\"volume\", \"latency\"", "");

  private static Reported measure(String monitor, VolumeCounts counts) {
    return new Reported(
        new VolumeMeasurer().measure(Reported.window(monitor), counts).measurements());
  }

  @Test
  void reportsHowManyThereWereAndHowManyASecond() {
    // Given
    VolumeCounts counts = new VolumeCounts();
    for (int event = 0; event < 90; event++) {
      counts.count(Double.NaN);
    }

    // When
    Reported reported = measure(BINARY, counts);

    // Then
    assertThat(reported.value("prediction_count")).isEqualTo(90);
    assertThat(reported.value("prediction_rate")).isEqualTo(1.5);
    assertThat(reported.of("prediction_rate").count()).isEqualTo(90);
  }

  @Test
  void reportsLatenciesWithTheirIntervalsAndBounds() {
    // Given
    VolumeCounts counts = new VolumeCounts();
    for (int latency = 1; latency <= 1_000; latency++) {
      counts.count(latency);
    }

    // When
    Reported reported = measure(BINARY, counts);

    // Then
    for (String quantile : List.of("p50:500", "p95:950", "p99:990", "p999:999")) {
      String[] parts = quantile.split(":");
      Measurement latency = reported.of("latency." + parts[0]);
      double exact = Double.parseDouble(parts[1]);
      assertThat(latency.value()).isEqualTo(exact, within(exact / 129));
      assertThat(Math.abs(latency.value() - exact)).isLessThanOrEqualTo(latency.errorBound());
      assertThat(latency.count()).isEqualTo(1_000);
    }
    // The ranks 984 and 996 hold the p99 of 1,000: 990 ± 1.96·√(1,000·0.99·0.01).
    assertThat(reported.of("latency.p99").lower()).isEqualTo(984, within(984 / 129.0));
    assertThat(reported.of("latency.p99").upper()).isEqualTo(997, within(997 / 129.0));
    assertThat(reported.value("latency.max")).isEqualTo(1_000, within(1_000 / 129.0));
    // Mean 500.5, standard deviation 288.82, standard error 9.133.
    assertThat(reported.value("latency.mean")).isEqualTo(500.5);
    assertThat(reported.of("latency.mean").lower()).isEqualTo(500.5 - 1.96 * 9.1333, within(0.01));
    assertThat(reported.of("latency.mean").upper()).isEqualTo(500.5 + 1.96 * 9.1333, within(0.01));
  }

  @Test
  void reportsNoMeanOfOnlyAPartOfTheLatencies() {
    // Given
    VolumeCounts counts = new VolumeCounts();
    counts.count(1);
    counts.count(0x1p200);
    counts.count(Math.nextUp(0x1p200));

    // When
    Reported reported = measure(BINARY, counts);

    // Then
    assertThat(reported.of("latency.mean").value()).isNull();
    assertThat(reported.of("latency.mean").undefinedReason())
        .isEqualTo("1 latencies of the window are above 2^200 ms, too much for an exact sum");
    assertThat(reported.of("latency.mean").count()).isEqualTo(3);
    assertThat(reported.value("latency.p50")).isGreaterThan(1e60);
  }

  @Test
  void reportsTheShareOfThePositiveClass() {
    // Given
    VolumeCounts counts = new VolumeCounts();
    for (int event = 0; event < 10; event++) {
      counts.count(1);
      counts.countAnswer(event < 8 ? 0 : 1);
    }

    // When
    Reported reported = measure(BINARY, counts);

    // Then
    assertThat(reported.measurements())
        .filteredOn(measurement -> measurement.metric().equals("predicted_share"))
        .extracting(Measurement::className, Measurement::value, Measurement::count)
        .containsExactly(tuple("fraud", 0.8, 10L));
    // Wilson's interval of 8 in 10: 0.490 to 0.943.
    assertThat(reported.of("predicted_share", "fraud").lower()).isEqualTo(0.490, within(0.0005));
    assertThat(reported.of("predicted_share", "fraud").upper()).isEqualTo(0.943, within(0.0005));
  }

  @Test
  void reportsTheShareOfEveryListedClassAndOfTheRest() {
    // Given
    String monitor = Reported.multiclass("\"predicted_share\"", ", \"classes\": [\"a\", \"b\"]");
    VolumeCounts counts = new VolumeCounts();
    for (int answer : new int[] {0, 0, 2, 0}) {
      counts.count(1);
      counts.countAnswer(answer);
    }

    // When
    Reported reported = measure(monitor, counts);

    // Then
    assertThat(reported.measurements())
        .extracting(Measurement::className, Measurement::value)
        .containsExactly(tuple("a", 0.75), tuple("b", 0.0), tuple("__other__", 0.25));
  }

  @Test
  void reportsOfAnEmptyWindowThatNothingCameAndNoMore() {
    // Given
    VolumeCounts counts = new VolumeMeasurer().zero();

    // When
    Reported reported = measure(BINARY, counts);

    // Then
    assertThat(reported.measurements())
        .extracting(Measurement::metric, Measurement::value)
        .containsExactly(tuple("prediction_count", 0.0), tuple("prediction_rate", 0.0));
  }

  @Test
  void saysWhyThereIsNoLatency() {
    // Given
    VolumeCounts counts = new VolumeCounts();
    counts.count(Double.NaN);

    // When
    Reported reported = measure(BINARY, counts);

    // Then
    for (String metric : List.of("latency.p50", "latency.mean", "latency.max")) {
      assertThat(reported.of(metric).value()).isNull();
      assertThat(reported.of(metric).undefinedReason())
          .isEqualTo("no prediction in the window has a latency");
    }
    assertThat(reported.of("predicted_share", "fraud").undefinedReason())
        .isEqualTo("no prediction in the window has an answer");
  }

  @Test
  void namesAllThatItCanReportForTheNewsThatASeriesEnded() {
    // When
    List<String> metrics = new VolumeMeasurer().metrics();

    // Then
    assertThat(metrics)
        .contains("prediction_count", "latency.p999", "predicted_share", "estimated.roc_auc")
        .doesNotContain("accuracy", "psi", "gap.accuracy");
  }
}
