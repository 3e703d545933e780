package dev.plumbline.job;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.PipelineRun;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Final cohorts beside a plain recount of what was put in: labels shuffled, delayed, repeated,
 * dropped, sent first, corrected, withdrawn and out of time.
 */
class CohortRecountITCase {

  private static final String MONITOR =
      """
      {"model": "fraud", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
       "task": "binary", "positive_class": "fraud", "versions": "together",
       "labels": {"horizon": "10m"}, "windows": [{"size": "1m", "every": "10s"}],
       "cohorts": ["1m", "2m"], "measures": ["quality", "accounting", "labels"]}
      """;
  private static final int EVENTS = 900;
  private static final long MINUTE = 60_000;

  /** What came of one prediction: null where it has no label that counts. */
  private record Truth(long at, boolean predicted, Boolean actual, int published, boolean gone) {}

  private record Sent(long at, GenericRecord event) {}

  private static final List<Truth> TRUTHS = new ArrayList<>();
  private static PipelineRun run;

  @BeforeAll
  static void measure() throws Exception {
    Random random = new Random(7);
    List<Sent> predictions = new ArrayList<>();
    List<Sent> labels = new ArrayList<>();
    for (int event = 0; event < EVENTS; event++) {
      put(event, random, predictions, labels);
    }
    run =
        new PipelineRun.Input()
            .control(Events.onMonitors(0, MONITOR))
            .predictions(arrived(predictions, random, true))
            .labels(arrived(labels, random, false))
            .parallelism(2)
            .run();
  }

  private static void put(int event, Random random, List<Sent> predictions, List<Sent> labels) {
    long at = START + event * 500L;
    boolean predicted = random.nextBoolean();
    boolean actual = random.nextInt(4) == 0 ? !predicted : predicted;
    boolean repeated = random.nextInt(20) == 0;
    for (int copy = 0; copy < (repeated ? 2 : 1); copy++) {
      GenericRecord prediction = Events.prediction("fraud", "p" + event, at);
      prediction.put("predicted_class", predicted ? "fraud" : "ok");
      predictions.add(new Sent(at, prediction));
    }
    int fate = event % 9;
    long labelled = at + (fate == 0 ? -30_000 : random.nextInt(5 * 60_000));
    Boolean counts = fate == 1 || fate == 5 ? null : actual;
    if (fate != 1) { // 1: never labelled
      labels.add(label(event, fate == 5 ? at + 11 * MINUTE : labelled, actual, false));
    }
    if (fate == 2) {
      labels.add(label(event, labelled, actual, false)); // repeated
    }
    if (fate == 3) {
      labels.add(label(event, labelled + 90_000, !actual, false)); // corrected
      counts = !actual;
    }
    if (fate == 4) {
      labels.add(label(event, labelled + 90_000, actual, true)); // withdrawn
      counts = null;
    }
    TRUTHS.add(new Truth(at, predicted, counts, repeated ? 2 : 1, fate == 4));
  }

  private static Sent label(int event, long at, boolean actual, boolean retracted) {
    GenericRecord label = Events.label("fraud", "p" + event, at);
    label.put("label_class", retracted ? null : actual ? "fraud" : "ok");
    label.put("retracted", retracted);
    return new Sent(at, label);
  }

  /** On three partitions, up to nine seconds out of order. */
  private static List<SourceRecord> arrived(List<Sent> sent, Random random, boolean predictions) {
    Map<Sent, Long> leaves = new IdentityHashMap<>();
    sent.forEach(event -> leaves.put(event, event.at() + random.nextInt(9_000)));
    List<Sent> ordered = new ArrayList<>(sent);
    ordered.sort(Comparator.comparing(leaves::get));
    List<SourceRecord> records = new ArrayList<>();
    for (Sent event : ordered) {
      int partition = random.nextInt(3);
      records.add(
          predictions
              ? Events.onPredictions(partition, records.size(), event.event())
              : Events.onLabels(partition, records.size(), event.event()));
    }
    return records;
  }

  /** The highest revision of each cohort, by its size and start. */
  private static Map<String, Measurement> last(String metric) {
    Map<String, Measurement> last = new TreeMap<>();
    run.measurements().stream()
        .filter(
            reported -> reported.metric().equals(metric) && reported.axis() == Axis.PREDICTION_TIME)
        .sorted(Comparator.comparingInt(Measurement::revision))
        .forEach(
            reported -> last.put(reported.windowStart() + "+" + reported.windowEnd(), reported));
    return last;
  }

  private static void recount(String metric, ToDoubleFunction<List<Truth>> byHand) {
    Map<String, Measurement> last = last(metric);
    assertThat(last).as(metric).hasSizeGreaterThan(10);
    for (Measurement reported : last.values()) {
      List<Truth> inside =
          TRUTHS.stream()
              .filter(
                  truth ->
                      truth.at() >= reported.windowStart() && truth.at() < reported.windowEnd())
              .toList();
      assertThat(reported.isFinal()).as(reported.toString()).isTrue();
      assertThat(reported.value())
          .as(reported.toString())
          .isEqualTo(byHand.applyAsDouble(inside), within(1e-12));
      assertThat(reported.coverage())
          .as(reported.toString())
          .isEqualTo(labelled(inside) / inside.size());
    }
  }

  private static double labelled(List<Truth> inside) {
    return inside.stream().filter(truth -> truth.actual() != null).count();
  }

  private static double published(List<Truth> inside) {
    return inside.stream().mapToInt(Truth::published).sum();
  }

  @Test
  void reportsOfAFinalCohortWhatAPlainRecountReports() {
    recount(
        "accuracy",
        inside ->
            inside.stream()
                    .filter(truth -> truth.actual() != null && truth.actual() == truth.predicted())
                    .count()
                / labelled(inside));
    recount(
        "recall",
        inside -> {
          List<Truth> positive =
              inside.stream().filter(truth -> Boolean.TRUE.equals(truth.actual())).toList();
          return (double) positive.stream().filter(Truth::predicted).count() / positive.size();
        });
    recount("coverage", inside -> labelled(inside) / inside.size());
  }

  @Test
  void findsEveryPredictionAgain() {
    recount("accounting.accepted", CohortRecountITCase::published);
    recount("accounting.repeated", inside -> published(inside) - inside.size());
    recount("accounting.labelled", CohortRecountITCase::labelled);
    recount("accounting.waiting", inside -> 0);
    recount("accounting.expired", inside -> inside.size() - labelled(inside));
    recount("accounting.retracted", inside -> inside.stream().filter(Truth::gone).count());
  }

  @Test
  void numbersTheRevisionsOfACohortWithoutAGap() {
    // Given
    Map<String, List<Integer>> revisions = new TreeMap<>();

    // When
    run.measurements().stream()
        .filter(reported -> reported.metric().equals("coverage"))
        .forEach(
            reported ->
                revisions
                    .computeIfAbsent(
                        reported.windowStart() + "+" + reported.windowEnd(),
                        first -> new ArrayList<>())
                    .add(reported.revision()));

    // Then
    assertThat(revisions.values())
        .isNotEmpty()
        .allSatisfy(
            reported -> {
              for (int revision = 0; revision < reported.size(); revision++) {
                assertThat(reported.get(revision)).isEqualTo(revision);
              }
            });
  }
}
