package dev.plumbline.job.testing;

import static dev.plumbline.job.testing.Events.START;

import dev.plumbline.job.event.SourceRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;

/**
 * Ten minutes of three models' events with everything in them that arrival could disturb: labels
 * after and before their predictions, corrections, withdrawals, repetitions, two predictions under
 * one id, answers with probabilities and without. What the events say is always the same; a seed
 * decides where and when they arrive, within the watermark's bound.
 */
public final class Traffic {

  /** The monitor under which accuracy, latency and counts fire and resolve several times. */
  public static final String MONITOR =
      """
      {"model": "fraud", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
       "task": "binary", "positive_class": "fraud", "versions": "both",
       "segments": {"channel": {"values": ["web", "app"]}},
       "labels": {"horizon": "1h"},
       "windows": [{"size": "30s", "every": "10s"}, {"size": "2m", "every": "30s"}],
       "cohorts": ["1m", "5m"],
       "measures": ["volume", "latency", "quality", "confusion", "reliability", "baseline",
                    "estimated", "gap", "accounting"],
       "business_value": {"false_positive": -10, "false_negative": 5},
       "reference": {"profile": "calibrated"},
       "rules": [
         {"name": "cohort-bad", "metric": "accuracy", "axis": "prediction_time", "window": "1m",
          "below": 0.75, "min_coverage": 0.9},
         {"name": "cohort-worst", "metric": "f1", "axis": "prediction_time", "window": "5m",
          "below": 0.99},
         {"name": "accuracy-drop", "metric": "accuracy", "window": "30s", "below": 0.7},
         {"name": "accuracy-low", "metric": "accuracy", "window": "2m", "below": 0.75,
          "datapoints": {"breaching": 2, "of": 3}, "severity": "critical"},
         {"name": "slow", "metric": "latency.p95", "window": "30s", "above": 90},
         {"name": "busy", "metric": "prediction_count", "window": "30s", "above": 70}]}
      """;

  private static final String GRADES =
      """
      {"model": "grades", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
       "task": "multiclass", "classes": ["a", "b", "c"], "versions": "both",
       "labels": {"horizon": "1h"},
       "windows": [{"size": "30s", "every": "10s"}, {"size": "2m", "every": "30s"}],
       "cohorts": ["1m", "5m"],
       "measures": ["volume", "quality", "confusion", "baseline", "estimated", "gap",
                    "accounting"],
       "reference": {"profile": "calibrated"},
       "rules": [{"name": "few-a", "metric": "f1", "class": "a", "window": "30s",
                  "below": 0.5, "min_count": 1}]}
      """;

  private static final String PRICES =
      """
      {"model": "prices", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
       "task": "regression", "tolerance": {"relative": 0.1}, "versions": "both",
       "labels": {"horizon": "1h"},
       "windows": [{"size": "30s", "every": "10s"}, {"size": "2m", "every": "30s"}],
       "cohorts": ["1m", "5m"],
       "measures": ["quality", "baseline", "accounting"]}
      """;

  private static final String CLASSES = "abcxy";

  private static final int EVENTS = 2_400;

  /** Of the other models one event in so many of the first. */
  private static final int SELDOM = 8;

  private static final int PARTITIONS = 4;
  private static final long EVERY_MS = 250;

  /** Less than the default {@code time.out-of-orderness} of 10 s. */
  private static final int DISORDER_MS = 9_500;

  /**
   * An event on its way.
   *
   * @param at when it leaves, by event time
   */
  record Sent(long at, GenericRecord event) {}

  private Traffic() {}

  /** What is put in, arriving as the seed says. */
  public static PipelineRun.Input arriving(long seed) {
    Random random = new Random(seed);
    return new PipelineRun.Input()
        .control(Events.onMonitors(0, MONITOR))
        .control(Events.onMonitors(1, GRADES))
        .control(Events.onMonitors(2, PRICES))
        .control(Calibrations.onProfiles("calibrated", "fraud"))
        .predictions(arrived(predictions(), random, Events::onPredictions))
        .labels(arrived(labels(), random, Events::onLabels));
  }

  /** How an event stands on its topic. */
  interface Topic {
    SourceRecord record(int partition, long offset, GenericRecord event);
  }

  /** The events spread over partitions, disordered within the bound of the watermark. */
  static List<SourceRecord> arrived(List<Sent> sent, Random random, Topic topic) {
    List<List<Sent>> partitions = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      partitions.add(new ArrayList<>());
    }
    sent.forEach(event -> partitions.get(random.nextInt(PARTITIONS)).add(event));
    List<SourceRecord> records = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long offset = 0;
      for (Sent event : disordered(partitions.get(partition), random)) {
        records.add(topic.record(partition, offset++, event.event()));
      }
    }
    return records;
  }

  private static List<Sent> disordered(List<Sent> sent, Random random) {
    record Delayed(long until, Sent event) {}
    return sent.stream()
        .map(event -> new Delayed(event.at() + random.nextInt(DISORDER_MS), event))
        .sorted(Comparator.comparingLong(Delayed::until))
        .map(Delayed::event)
        .toList();
  }

  private static long at(int event) {
    return START + event * EVERY_MS;
  }

  /** Good for a minute, bad for half of one. */
  private static boolean right(int event) {
    return event % 360 < 240 ? event % 7 != 0 : event % 3 == 0;
  }

  private static List<Sent> predictions() {
    List<Sent> sent = new ArrayList<>();
    for (int event = 0; event < EVENTS; event++) {
      add(sent, prediction(event, at(event), "fraud"));
      if (event % 50 == 3) {
        add(sent, prediction(event, at(event), "fraud")); // repeated
      }
      if (event % 50 == 4) {
        add(sent, prediction(event, at(event) + 1_500, "ok")); // the earlier one holds
      }
      if (event % 50 == 9) {
        GenericRecord other = prediction(event, at(event), "fraud");
        other.put("probabilities", Map.of("fraud", 0.001)); // the smaller score holds
        add(sent, other);
      }
      if (event % SELDOM == 0) {
        add(sent, grade(event));
        add(sent, price(event));
      }
    }
    return sent;
  }

  private static String classAt(int event) {
    return CLASSES.substring(event % CLASSES.length(), event % CLASSES.length() + 1);
  }

  private static GenericRecord grade(int event) {
    GenericRecord prediction = Events.prediction("grades", "g" + event, at(event));
    double probability = (event * 29 % 70 + 30) / 100.0;
    prediction.put("predicted_class", classAt(event));
    if (event % 5 != 2) {
      prediction.put(
          "probabilities",
          Map.of(classAt(event), probability, classAt(event + 1), 1 - probability));
    }
    return prediction;
  }

  private static GenericRecord price(int event) {
    GenericRecord prediction = Events.prediction("prices", "v" + event, at(event));
    prediction.put("predicted_value", 100 + event * 37 % 101 / 7.0);
    return prediction;
  }

  private static GenericRecord prediction(int event, long at, String predictedClass) {
    GenericRecord prediction = Events.prediction("fraud", "p" + event, at);
    prediction.put("version", event % 3 == 0 ? "2" : "1");
    prediction.put("predicted_class", predictedClass);
    if (event % 9 != 1) {
      prediction.put("probabilities", Map.of("fraud", event * 37 % 1_001 / 1_000.0));
    }
    prediction.put("latency_ms", (double) (event % 500 < 100 ? 100 : event % 80 + 1));
    prediction.put("attributes", Map.of("channel", event % 2 == 0 ? "web" : "app"));
    return prediction;
  }

  private static List<Sent> labels() {
    List<Sent> sent = new ArrayList<>();
    for (int event = 0; event < EVENTS; event++) {
      // Up to 20 s after its prediction or, one in ten, up to 16 s before it.
      long at = event % 10 == 7 ? at(event) - event % 16 * 1_000 : at(event) + event % 20 * 1_000;
      String actual = right(event) ? "fraud" : "ok";
      add(sent, label(event, at, actual));
      if (event % 40 == 5) {
        add(sent, label(event, at, actual)); // repeated
      }
      if (event % 12 == 6) {
        add(sent, label(event, at + 25_000, right(event) ? "ok" : "fraud")); // corrected
        add(sent, label(event, at + 26_000, actual)); // and back
      }
      if (event % 60 == 8) {
        GenericRecord retracted = label(event, at + 40_000, null);
        retracted.put("retracted", true);
        add(sent, retracted);
      }
      if (event % SELDOM == 0) {
        addLabelsOfOthers(sent, event, at);
      }
    }
    return sent;
  }

  private static void addLabelsOfOthers(List<Sent> sent, int event, long at) {
    GenericRecord grade = Events.label("grades", "g" + event, at);
    grade.put("label_class", classAt(event % 3 == 0 ? event + 1 : event));
    add(sent, grade);
    GenericRecord price = Events.label("prices", "v" + event, at);
    price.put("label_value", 100 + event * 53 % 97 / 3.0);
    add(sent, price);
    if (event % 3 == 1) {
      GenericRecord corrected = Events.label("grades", "g" + event, at + 25_000);
      corrected.put("label_class", "a");
      add(sent, corrected);
      GenericRecord moved = Events.label("prices", "v" + event, at + 26_000);
      moved.put("label_value", 101.25);
      add(sent, moved);
    }
  }

  private static GenericRecord label(int event, long at, String actual) {
    GenericRecord label = Events.label("fraud", "p" + event, at);
    label.put("label_class", actual);
    return label;
  }

  private static void add(List<Sent> sent, GenericRecord event) {
    sent.add(new Sent((Long) event.get(0), event));
  }
}
