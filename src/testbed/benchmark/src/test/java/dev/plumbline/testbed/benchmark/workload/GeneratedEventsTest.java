package dev.plumbline.testbed.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GeneratedEventsTest {

  private static final WorkloadTraffic TRAFFIC = WorkloadTraffic.plain(Layout.ARRAY, 10, 10_000);
  private static final GeneratedEvents EVENTS = new GeneratedEvents(TRAFFIC);

  @Test
  void spreadsEventsOverTheSpanInOrderButForTheDisorder() {
    // Given
    long latest = 0;

    for (long event = 0; event < TRAFFIC.events(); event++) {
      // When
      long time = EVENTS.time(event);

      // Then
      assertThat(time)
          .isBetween(WorkloadTraffic.START, WorkloadTraffic.START + TRAFFIC.spanMs() - 1);
      assertThat(time).isGreaterThan(latest - WorkloadTraffic.DISORDER_MS);
      latest = Math.max(latest, time);
    }
    assertThat(latest).isGreaterThan(WorkloadTraffic.START + TRAFFIC.spanMs() * 99 / 100);
  }

  @Test
  void reportsLabelsAfterTheirPredictionsInOrderButForTheirDisorder() {
    // Given
    long latest = 0;

    for (long event = 0; event < TRAFFIC.events(); event++) {
      // When
      long time = EVENTS.labelTime(event);

      // Then
      assertThat(time).isGreaterThan(EVENTS.time(event));
      assertThat(time).isGreaterThan(latest - WorkloadTraffic.LABEL_DISORDER_MS);
      latest = Math.max(latest, time);
    }
  }

  @Test
  void givesEveryModelItsShareOnEveryPartition() {
    for (int partition = 0; partition < WorkloadTraffic.PARTITIONS; partition++) {
      // Given
      long[] ofModel = new long[TRAFFIC.models()];

      // When
      for (long event = partition; event < TRAFFIC.events(); event += WorkloadTraffic.PARTITIONS) {
        ofModel[EVENTS.model(event)]++;
      }

      // Then
      assertThat(Arrays.stream(ofModel).boxed()).allMatch(events -> events > 80 && events < 180);
    }
  }

  @Test
  void shiftsEveryFifthFeatureFromTheMiddleOn() {
    // Given
    long half = TRAFFIC.events() / 2;

    // When
    double before = mean(0, 0, half);
    double after = mean(0, half, TRAFFIC.events());
    double steady = mean(4, half, TRAFFIC.events()) - mean(4, 0, half);

    // Then
    assertThat(after - before).isBetween(0.18, 0.32);
    assertThat(steady).isBetween(-0.07, 0.07);
  }

  @Test
  void leavesOutOneValueInAHundredAndTwentyEight() {
    // When
    double missing =
        LongStream.range(0, TRAFFIC.events())
            .filter(event -> Double.isNaN(EVENTS.feature(event, 3)))
            .count();

    // Then
    assertThat(missing / TRAFFIC.events()).isBetween(0.005, 0.011);
  }

  private static double mean(int feature, long from, long to) {
    return LongStream.range(from, to)
        .mapToDouble(event -> EVENTS.feature(event, feature))
        .flatMap(value -> Double.isNaN(value) ? DoubleStream.empty() : DoubleStream.of(value))
        .average()
        .orElseThrow();
  }
}
