package dev.plumbline.testbed.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class TrafficTest {

  private static final Instant START = Instant.parse("2026-12-01T12:00:00Z");
  private static final int A_MINUTE = 60 * 420;

  @Test
  void isTheSameInEveryRun() {
    // When
    List<TimedEvent> once = take(Timetable.demo(), 10_000);
    List<TimedEvent> again = take(Timetable.demo(), 10_000);

    // Then
    assertThat(once).isEqualTo(again);
  }

  @Test
  void comesInTheOrderOfItsTimes() {
    // When
    List<TimedEvent> events = take(Timetable.demo(), 10_000);

    // Then
    assertThat(events).isSortedAccordingTo(Comparator.comparingLong(TimedEvent::at));
    assertThat(events.get(0).at()).isEqualTo(START.toEpochMilli());
  }

  @Test
  void labelsEachPredictionOneToThreeSecondsLater() {
    // Given
    Map<String, Long> predictedAt = new HashMap<>();
    List<TimedEvent> events = take(Timetable.quiet(), 10_000);

    // When
    predictions(events)
        .forEach(one -> predictedAt.put(text(one, "prediction_id"), time(one, "predicted_at")));

    // Then
    assertThat(labels(events))
        .hasSizeGreaterThan(4_000)
        .allSatisfy(
            label ->
                assertThat(
                        time(label, "labelled_at") - predictedAt.get(text(label, "prediction_id")))
                    .isBetween(1_000L, 3_000L));
  }

  @Test
  void asksEachModelAsOftenAsItSays() {
    // When
    List<GenericRecord> predictions = predictions(take(Timetable.quiet(), A_MINUTE));

    // Then
    long last = time(predictions.get(predictions.size() - 1), "predicted_at");
    double seconds = (last - START.toEpochMilli()) / 1_000.0;
    for (SimulatedModel model : SimulatedModel.ALL) {
      long asked = predictions.stream().filter(of(model.name())).count();
      assertThat(asked / seconds).isBetween(model.perSecond() * 0.99, model.perSecond() * 1.01);
    }
  }

  @Test
  void isWrongInTheAppAloneWhenTheAccuracyFalls() {
    // Given
    Timetable fallen = only(CardFraud.NAME, Fault.ACCURACY_FALL);

    // When
    List<TimedEvent> events = take(fallen, A_MINUTE);

    // Then
    assertThat(accuracy(events, "app")).isBetween(0.46, 0.54);
    assertThat(accuracy(events, "web")).isBetween(0.94, 0.98);
    assertThat(accuracy(events, "shop")).isBetween(0.94, 0.98);
  }

  @Test
  void staysClearOfTheRulesWhenNothingIsWrong() {
    // When
    List<TimedEvent> events = take(Timetable.quiet(), A_MINUTE);

    // Then
    assertThat(accuracy(events, "app")).isBetween(0.94, 0.98);
    assertThat(latencyAt(events, CardFraud.NAME, 0.99)).isLessThan(200);
    assertThat(latencyAt(events, DeliveryTime.NAME, 0.99)).isLessThan(250);
  }

  @Test
  void answersSixTimesSlowerInALatencySpike() {
    // Given
    double usual = latencyAt(take(Timetable.quiet(), A_MINUTE), DeliveryTime.NAME, 0.5);

    // When
    List<TimedEvent> events = take(only(DeliveryTime.NAME, Fault.LATENCY_SPIKE), A_MINUTE);

    // Then
    assertThat(latencyAt(events, DeliveryTime.NAME, 0.5)).isBetween(usual * 5.99, usual * 6.01);
    assertThat(latencyAt(events, CardFraud.NAME, 0.5)).isLessThan(50);
  }

  @Test
  void drivesTwiceAsFarWhenTheDistanceDrifts() {
    // Given
    double usual = medianDistance(take(Timetable.quiet(), A_MINUTE));

    // When
    double drifted = medianDistance(take(only(DeliveryTime.NAME, Fault.FEATURE_DRIFT), A_MINUTE));

    // Then
    assertThat(drifted / usual).isBetween(1.98, 2.02);
  }

  private static Timetable only(String model, Fault fault) {
    return new Timetable(
        List.of(
            new ScheduledFault(model, fault, Duration.ZERO, Duration.ofDays(1), "fails", "rule")));
  }

  private static List<TimedEvent> take(Timetable timetable, int events) {
    Traffic traffic = new Traffic(START, timetable);
    List<TimedEvent> taken = new ArrayList<>();
    while (taken.size() < events) {
      taken.add(traffic.next());
    }
    return taken;
  }

  private static double accuracy(List<TimedEvent> events, String channel) {
    Map<String, String> answers = new HashMap<>();
    predictions(events).stream()
        .filter(of(CardFraud.NAME))
        .filter(one -> one.get("attributes").equals(Map.of("channel", channel)))
        .forEach(one -> answers.put(text(one, "prediction_id"), text(one, "predicted_class")));
    return labels(events).stream()
        .filter(label -> answers.containsKey(text(label, "prediction_id")))
        .mapToDouble(
            label ->
                text(label, "label_class").equals(answers.get(text(label, "prediction_id")))
                    ? 1
                    : 0)
        .average()
        .orElseThrow();
  }

  private static double latencyAt(List<TimedEvent> events, String model, double quantile) {
    double[] sorted =
        predictions(events).stream()
            .filter(of(model))
            .mapToDouble(one -> (Double) one.get("latency_ms"))
            .sorted()
            .toArray();
    return sorted[(int) (quantile * sorted.length)];
  }

  private static double medianDistance(List<TimedEvent> events) {
    double[] sorted =
        predictions(events).stream()
            .filter(of(DeliveryTime.NAME))
            .mapToDouble(one -> (Double) ((Map<?, ?>) one.get("features")).get("distance_km"))
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }

  private static Predicate<GenericRecord> of(String model) {
    return one -> text(one, "model").equals(model);
  }

  private static List<GenericRecord> predictions(List<TimedEvent> events) {
    return ofSchema(events, "Prediction");
  }

  private static List<GenericRecord> labels(List<TimedEvent> events) {
    return ofSchema(events, "Label");
  }

  private static List<GenericRecord> ofSchema(List<TimedEvent> events, String schema) {
    return events.stream()
        .map(TimedEvent::event)
        .filter(event -> event.getSchema().getName().equals(schema))
        .toList();
  }

  private static String text(GenericRecord record, String field) {
    return record.get(field).toString();
  }

  private static long time(GenericRecord record, String field) {
    return (Long) record.get(field);
  }
}
