package dev.plumbline.job;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.testing.Calibrations;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.PipelineRun;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the job reports of quality beside a count by hand of the same events, window by window. */
class QualityRecountITCase {

  private static final String HEAD =
      """
      {"model": "%s", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
       "versions": "together", "labels": {"horizon": "1h"},
       "windows": [{"size": "30s", "every": "10s"}, {"size": "2m", "every": "30s"}], %s}
      """;
  private static final String FRAUD =
      HEAD.formatted(
          "fraud",
          """
          "task": "binary", "positive_class": "fraud", "reference": {"profile": "calibrated"},
          "measures": ["quality", "estimated", "gap", "predicted_share"]
          """);
  private static final String GRADES =
      HEAD.formatted(
          "grades",
          """
          "task": "multiclass", "classes": ["a", "b", "c"], "measures": ["quality", "confusion"]
          """);
  private static final String PRICES =
      HEAD.formatted(
          "prices",
          """
          "task": "regression", "tolerance": {"absolute": 5}, "measures": ["quality"]
          """);

  private static final int EVENTS = 400;
  private static final int PARTITIONS = 3;
  private static final String CLASSES = "abcx";

  /** One event of each model; the label comes half a second after the prediction. */
  private record Event(
      long at,
      double score,
      boolean predicted,
      boolean actual,
      String graded,
      String grade,
      double reported,
      double price) {}

  private static final List<Event> HAPPENED = happened();
  private static PipelineRun run;

  private static List<Event> happened() {
    Random random = new Random(11);
    List<Event> events = new ArrayList<>();
    for (int event = 0; event < EVENTS; event++) {
      double score = random.nextInt(1_001) / 1_000.0;
      int grade = random.nextInt(4);
      int graded = random.nextInt(3) == 0 ? random.nextInt(4) : grade;
      double price = 100 + 20 * random.nextGaussian();
      events.add(
          new Event(
              START + event * 1_000L,
              score,
              score >= 0.5,
              random.nextDouble() < score,
              CLASSES.substring(graded, graded + 1),
              CLASSES.substring(grade, grade + 1),
              price + 6 * random.nextGaussian(),
              price));
    }
    return events;
  }

  @BeforeAll
  static void measure() throws Exception {
    List<SourceRecord> predictions = new ArrayList<>();
    List<SourceRecord> labels = new ArrayList<>();
    for (Event event : HAPPENED) {
      for (String model : List.of("fraud", "grades", "prices")) {
        int offset = predictions.size();
        predictions.add(
            Events.onPredictions(offset % PARTITIONS, offset, prediction(model, offset, event)));
        labels.add(Events.onLabels(offset % PARTITIONS, offset, label(model, offset, event)));
      }
    }
    run =
        new PipelineRun.Input()
            .control(Events.onMonitors(0, FRAUD))
            .control(Events.onMonitors(1, GRADES))
            .control(Events.onMonitors(2, PRICES))
            .control(Calibrations.onProfiles("calibrated", "fraud"))
            .predictions(predictions)
            .labels(labels)
            .parallelism(2)
            .run();
  }

  private static GenericRecord prediction(String model, int id, Event event) {
    GenericRecord prediction = Events.prediction(model, "p" + id, event.at());
    switch (model) {
      case "fraud" -> prediction.put("probabilities", Map.of("fraud", event.score()));
      case "grades" -> prediction.put("predicted_class", event.graded());
      default -> prediction.put("predicted_value", event.reported());
    }
    return prediction;
  }

  private static GenericRecord label(String model, int id, Event event) {
    GenericRecord label = Events.label(model, "p" + id, event.at() + 500);
    switch (model) {
      case "fraud" -> label.put("label_class", event.actual() ? "fraud" : "ok");
      case "grades" -> label.put("label_class", event.grade());
      default -> label.put("label_value", event.price());
    }
    return label;
  }

  /** Compares every window's measurement that has a value with the same number counted by hand. */
  private static void recount(
      String model,
      String metric,
      String className,
      Axis axis,
      double tolerance,
      ToDoubleFunction<List<Event>> byHand) {
    long delay = axis == Axis.LABEL_TIME ? 500 : 0;
    List<Measurement> reported =
        run.measurements().stream()
            .filter(measured -> measured.model().equals(model))
            .filter(measured -> measured.metric().equals(metric) && measured.axis() == axis)
            .filter(measured -> measured.className().equals(className))
            .toList();
    assertThat(reported).as(metric).hasSizeGreaterThan(40);
    for (Measurement measured : reported) {
      List<Event> inside =
          HAPPENED.stream()
              .filter(event -> event.at() + delay >= measured.windowStart())
              .filter(event -> event.at() + delay < measured.windowEnd())
              .toList();
      double counted = byHand.applyAsDouble(inside);
      assertThat(measured.value() == null).as(measured.toString()).isEqualTo(Double.isNaN(counted));
      if (measured.value() != null) {
        double bound =
            measured.errorBound() == null ? tolerance : measured.errorBound() + tolerance;
        assertThat(measured.value()).as(measured.toString()).isEqualTo(counted, within(bound));
      }
    }
  }

  private static void recount(String model, String metric, ToDoubleFunction<List<Event>> byHand) {
    recount(model, metric, "", Axis.LABEL_TIME, 1e-9, byHand);
  }

  private static double share(List<Event> events, ToDoubleFunction<Event> worth) {
    return events.stream().mapToDouble(worth).average().orElse(Double.NaN);
  }

  private static double f1(long both, long predicted, long actual) {
    return 2.0 * both / (predicted + actual);
  }

  private static double areaByAllPairs(List<Event> events) {
    double won = 0;
    double pairs = 0;
    for (Event positive : events) {
      for (Event negative : events) {
        if (positive.actual() && !negative.actual()) {
          pairs++;
          won += 0.5 + Math.signum(positive.score() - negative.score()) / 2;
        }
      }
    }
    return won / pairs;
  }

  private static double expectedRight(Event event) {
    double probability = Calibrations.MAP.probability(event.score());
    return event.predicted() ? probability : 1 - probability;
  }

  @Test
  void reportsABinaryModelsQualityAsAHandDoes() {
    recount("fraud", "accuracy", events -> share(events, e -> e.predicted() == e.actual() ? 1 : 0));
    recount(
        "fraud",
        "f1",
        events ->
            f1(
                events.stream().filter(e -> e.predicted() && e.actual()).count(),
                events.stream().filter(Event::predicted).count(),
                events.stream().filter(Event::actual).count()));
    recount("fraud", "unknown_class", events -> share(events, e -> 0));
    recount("fraud", "roc_auc", QualityRecountITCase::areaByAllPairs);
    recount(
        "fraud",
        "log_loss",
        events ->
            share(events, e -> -Math.log(Math.max(1e-15, e.actual() ? e.score() : 1 - e.score()))));
  }

  @Test
  void reportsWhatIsExpectedAndHowFarItIsFromWhatCame() {
    recount(
        "fraud",
        "estimated.accuracy",
        "",
        Axis.PREDICTION_TIME,
        1e-9,
        events -> share(events, QualityRecountITCase::expectedRight));
    recount(
        "fraud",
        "estimated.accuracy",
        events -> share(events, QualityRecountITCase::expectedRight));
    recount(
        "fraud",
        "gap.accuracy",
        events -> share(events, e -> expectedRight(e) - (e.predicted() == e.actual() ? 1 : 0)));
    recount(
        "fraud",
        "predicted_share",
        "fraud",
        Axis.PREDICTION_TIME,
        1e-12,
        events -> share(events, e -> e.predicted() ? 1 : 0));
  }

  @Test
  void reportsTheAverageOverListedClassesAsAHandDoes() {
    recount(
        "grades",
        "macro_f1",
        events ->
            List.of("a", "b", "c").stream()
                .filter(
                    name ->
                        events.stream()
                            .anyMatch(e -> e.grade().equals(name) || e.graded().equals(name)))
                .mapToDouble(name -> f1Of(name, events))
                .average()
                .orElse(Double.NaN));
    recount("grades", "unknown_class", events -> share(events, e -> e.grade().equals("x") ? 1 : 0));
    recount(
        "grades",
        "confusion",
        "__other__ -> a",
        Axis.LABEL_TIME,
        0,
        events ->
            events.stream().filter(e -> e.grade().equals("x") && e.graded().equals("a")).count());
  }

  private static double f1Of(String name, List<Event> events) {
    return f1(
        events.stream().filter(e -> e.grade().equals(name) && e.graded().equals(name)).count(),
        events.stream().filter(e -> e.graded().equals(name)).count(),
        events.stream().filter(e -> e.grade().equals(name)).count());
  }

  @Test
  void reportsARegressionsQualityAsAHandDoes() {
    recount(
        "prices",
        "r2",
        events -> {
          double mean = share(events, Event::price);
          return 1
              - share(events, e -> Math.pow(e.reported() - e.price(), 2))
                  / share(events, e -> Math.pow(e.price() - mean, 2));
        });
    recount(
        "prices",
        "within_tolerance",
        events -> share(events, e -> Math.abs(e.reported() - e.price()) <= 5 ? 1 : 0));
    recount("prices", "mean_error", events -> share(events, e -> e.reported() - e.price()));
  }
}
