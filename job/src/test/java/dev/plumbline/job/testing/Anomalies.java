package dev.plumbline.job.testing;

import static dev.plumbline.job.testing.Events.START;

import dev.plumbline.job.event.SourceRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/**
 * An hour of predictions under {@code IDS} ids and their labels, with every anomaly that can befall
 * them, each at its own share of the ids; and the count of what was put in, made while putting.
 */
public final class Anomalies {

  /** The monitor of the model; its horizon is an hour. The longer window can hold everything. */
  public static final String MONITOR =
      """
      {"model": "fraud", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
       "task": "binary", "positive_class": "fraud", "versions": "together",
       "labels": {"horizon": "1h"},
       "windows": [{"size": "10m", "every": "10m"}, {"size": "2d", "every": "1d"}],
       "measures": ["labels", "quality"]}
      """;

  private static final int IDS = 40_000;
  private static final int PARTITIONS = 4;
  private static final int SORTS = 20;
  private static final long EVERY_MS = 90;
  private static final long SECOND = 1_000;
  private static final long HOUR = 3_600 * SECOND;

  /** Less than the default {@code time.out-of-orderness} of 10 s. */
  private static final int DISORDER_MS = 9_000;

  /**
   * An event on its way.
   *
   * @param at when it leaves, by event time
   * @param event null when it is malformed
   */
  private record Sent(long at, GenericRecord event) {}

  private final List<Sent> predictions = new ArrayList<>();
  private final List<Sent> labels = new ArrayList<>();
  private final Map<String, Long> put = new TreeMap<>();
  private final Random random;

  /** Events whose arrival the seed decides. */
  public Anomalies(long seed) {
    random = new Random(seed);
    for (int id = 0; id < IDS; id++) {
      put(id, START + id * EVERY_MS);
    }
  }

  /** How many of a sort were put in, or must be reported of them. */
  public long put(String sort) {
    return put.getOrDefault(sort, 0L);
  }

  /** All events of both topics. */
  public long events() {
    return predictions.size() + labels.size();
  }

  /** The predictions topic. */
  public List<SourceRecord> predictions() {
    return onTopic("predictions", predictions);
  }

  /** The labels topic. */
  public List<SourceRecord> labels() {
    return onTopic("labels", labels);
  }

  private void put(int id, long at) {
    int sort = id % SORTS;
    long soon = at + SECOND * (1 + random.nextInt(600));
    if (sort != 16) {
      predict("fraud", id, at, "fraud");
      expect("predicted", 1);
    }
    switch (sort) {
      case 10 -> joined(id, at - 60 * SECOND); // the label first
      case 11 -> { // repeated
        predict("fraud", id, at, "fraud");
        expect("repeated", 1);
        joined(id, soon);
      }
      case 12 -> { // conflicting: the earlier holds
        predict("fraud", id, at + SECOND, "ok");
        expect("repeated", 1);
        joined(id, soon);
      }
      case 13 -> { // corrected
        label("fraud", id, soon, "ok");
        expect("superseded", 1);
        joined(id, soon + SECOND);
      }
      case 14 -> { // withdrawn
        label("fraud", id, soon, "ok");
        label("fraud", id, soon + SECOND, null);
        expect("superseded", 1);
        expect("retracted", 1);
        expect("expired", 1);
      }
      case 15 -> { // out of time
        label("fraud", id, at + HOUR + 60 * SECOND, "ok");
        expect("late", 1);
        expect("expired", 1);
      }
      case 16 -> { // a label of nothing
        label("fraud", id, soon, "ok");
        expect("orphan", 1);
      }
      case 17 -> expect("expired", 1); // a prediction whose label was dropped
      case 18 -> { // three times the same
        label("fraud", id, soon, "fraud");
        label("fraud", id, soon, "fraud");
        expect("superseded", 2);
        joined(id, soon);
      }
      case 19 -> { // withdrawn and given anew
        label("fraud", id, soon, "ok");
        label("fraud", id, soon + SECOND, null);
        expect("superseded", 2);
        joined(id, soon + 2 * SECOND);
      }
      default -> joined(id, soon);
    }
    if (id % 10 == 0) {
      predict("unknown", id, at, "ok");
      label("unknown", id, soon, "ok");
      expect("unmonitored", 1);
    }
    if (id % 25 == 0) {
      predictions.add(new Sent(at, null));
      labels.add(new Sent(at, null));
      expect("malformed", 1);
    }
  }

  private void expect(String sort, long times) {
    put.merge(sort, times, Long::sum);
  }

  private void joined(int id, long at) {
    label("fraud", id, at, "fraud");
    expect("joined", 1);
  }

  private void predict(String model, int id, long at, String answer) {
    GenericRecord prediction = Events.prediction(model, "p" + id, at);
    prediction.put("predicted_class", answer);
    predictions.add(new Sent(at + random.nextInt(DISORDER_MS), prediction));
  }

  private void label(String model, int id, long at, String truth) {
    GenericRecord label = Events.label(model, "p" + id, at);
    label.put("label_class", truth);
    label.put("retracted", truth == null);
    labels.add(new Sent(at + random.nextInt(DISORDER_MS), label));
  }

  private static List<SourceRecord> onTopic(String topic, List<Sent> sent) {
    List<Sent> inOrder = new ArrayList<>(sent);
    inOrder.sort(Comparator.comparingLong(Sent::at));
    List<SourceRecord> records = new ArrayList<>();
    for (int index = 0; index < inOrder.size(); index++) {
      Sent next = inOrder.get(index);
      int partition = index % PARTITIONS;
      records.add(
          next.event() == null
              ? SourceRecord.of(topic, partition, index, next.at(), null, new byte[] {1, 2, 3})
              : topic.equals("labels")
                  ? Events.onLabels(partition, index, next.event())
                  : Events.onPredictions(partition, index, next.event()));
    }
    return records;
  }
}
