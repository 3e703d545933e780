package dev.plumbline.testbed;

import dev.plumbline.schemas.record.RecordWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The same events in orders that a seed decides, spread over partitions at random and disordered by
 * less than a second: predictions with probabilities that are right more often than not, the label
 * of each, and of one in twelve a correction and a repetition.
 */
final class ReplayedTraffic {

  static final String MODEL = "card-fraud";

  /** A monitor of it as YAML; what is measured, and by which rules, is left to add. */
  static final String MONITOR =
      """
      model: card-fraud
      task: binary
      positive_class: fraud
      versions: together
      features: {amount: numeric, age: numeric, country: categorical}
      feature_sets: {compact: [amount, age]}
      segments: {channel: {values: [web, app]}}
      labels: {horizon: 1h}
      windows: [{size: 15s, every: 5s}, {size: 1m, every: 15s}]
      """;

  /** Event time of the first prediction, epoch milliseconds. */
  static final long START = 1_735_689_600_000L;

  private static final CardTraffic TRAFFIC = new CardTraffic(START, 3_000);

  /** Event time after the last prediction, epoch milliseconds. */
  static final long END = TRAFFIC.time(TRAFFIC.size());

  /** How much later the event comes that closes every window. */
  static final long CLOSING_MS = 600_000;

  /** Less than the {@code time.out-of-orderness} of {@link FaultedJob}, a second. */
  private static final int DISORDER_MS = 900;

  private final List<GenericRecord> predictions;
  private final List<GenericRecord> labels;
  private final Random arrival;

  private ReplayedTraffic(long seed) {
    arrival = new Random(seed);
    predictions = disordered(scored(TRAFFIC), "predicted_at");
    labels = disordered(labelled(), "labelled_at");
  }

  /** All events in the order of a seed. */
  static ReplayedTraffic arriving(long seed) {
    return new ReplayedTraffic(seed);
  }

  /**
   * Publishes a part of the events to {@code predictions-<name>} and {@code labels-<name>} and
   * returns when it is acknowledged.
   *
   * @param from where the part starts, as a share of all
   * @param to where it ends
   * @param partitions how many partitions get events
   */
  void publish(LocalCluster cluster, String name, double from, double to, int partitions) {
    try (OrderedPublisher publisher = new OrderedPublisher(cluster)) {
      send(publisher, "predictions-" + name, part(predictions, from, to), partitions);
      send(publisher, "labels-" + name, part(labels, from, to), partitions);
    }
  }

  /** Publishes the event that closes every window, to every partition. */
  static void publishTheEnd(LocalCluster cluster, String name, int partitions) {
    try (OrderedPublisher publisher = new OrderedPublisher(cluster)) {
      for (int partition = 0; partition < partitions; partition++) {
        GenericRecord prediction = closing(TRAFFIC.predictions(MODEL).get(0));
        publisher.send(record("predictions-" + name, partition, prediction));
        publisher.send(record("labels-" + name, partition, closing(TRAFFIC.labels(MODEL).get(0))));
      }
    }
  }

  /** Waits until a job has reported the last windows on both time axes, and committed them. */
  static void awaitTheEnd(FaultedJob job) {
    CommittedResults.awaitWindows(
        job,
        Map.of("prediction_count", END + 590_000, "accuracy", END + CardTraffic.LABEL_DELAY_MS));
    job.awaitCheckpoints(2);
  }

  /** How many predictions there are, repetitions included. */
  int predictionCount() {
    return predictions.size();
  }

  /** All predictions and the event that closes their windows, as JSON Lines. */
  String predictionLines() {
    return lines(predictions);
  }

  /** All labels and the event that closes their windows, as JSON Lines. */
  String labelLines() {
    return lines(labels);
  }

  /** Features of predictions like these, their scores and the truth, as CSV. */
  static String training() {
    CardTraffic past = new CardTraffic(0, 4_000);
    List<GenericRecord> predictions = scored(past);
    List<GenericRecord> labels = past.labels(MODEL);
    StringBuilder rows = new StringBuilder("amount,age,country,probability.fraud,label_class\n");
    for (int i = 0; i < past.size(); i++) {
      if (predictions.get(i).get("features") instanceof Map<?, ?> row) {
        rows.append(row.get("amount")).append(',').append(row.get("age")).append(',');
        rows.append(row.get("country")).append(',');
        rows.append(((Map<?, ?>) predictions.get(i).get("probabilities")).get("fraud")).append(',');
        rows.append(labels.get(i).get("label_class")).append('\n');
      }
    }
    return rows.toString();
  }

  private static List<GenericRecord> part(List<GenericRecord> events, double from, double to) {
    return events.subList((int) (events.size() * from), (int) (events.size() * to));
  }

  private static String lines(List<GenericRecord> events) {
    List<GenericRecord> all = new ArrayList<>(events);
    all.add(closing(events.get(0)));
    return all.stream().map(Object::toString).collect(Collectors.joining("\n", "", "\n"));
  }

  /** An event of a model that nobody watches, ten minutes later. */
  private static GenericRecord closing(GenericRecord like) {
    GenericRecord end = new GenericData.Record((GenericData.Record) like, true);
    end.put("model", "the-end");
    end.put(0, END + CLOSING_MS);
    return end;
  }

  private void send(
      OrderedPublisher publisher, String topic, List<GenericRecord> events, int partitions) {
    for (GenericRecord event : events) {
      publisher.send(record(topic, arrival.nextInt(partitions), event));
    }
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, int partition, GenericRecord event) {
    byte[] bytes = RecordWriter.singleObject(event.getSchema()).write(event);
    return new ProducerRecord<>(topic, partition, null, bytes);
  }

  private List<GenericRecord> disordered(List<GenericRecord> events, String time) {
    record Sent(long at, GenericRecord event) {}
    return events.stream()
        .map(event -> new Sent((Long) event.get(time) + arrival.nextInt(DISORDER_MS), event))
        .sorted(Comparator.comparingLong(Sent::at))
        .map(Sent::event)
        .toList();
  }

  private static List<GenericRecord> scored(CardTraffic traffic) {
    Random random = new Random(3);
    List<GenericRecord> predictions = traffic.predictions(MODEL);
    for (GenericRecord prediction : predictions) {
      double sure = 0.5 + random.nextInt(499) / 1_000.0;
      boolean fraud = prediction.get("predicted_class").equals("fraud");
      prediction.put("probabilities", Map.of("fraud", fraud ? sure : 1 - sure));
    }
    return predictions;
  }

  private static List<GenericRecord> labelled() {
    List<GenericRecord> labels = new ArrayList<>(TRAFFIC.labels(MODEL));
    for (int i = 0; i < TRAFFIC.size(); i += 12) {
      GenericRecord corrected = new GenericData.Record((GenericData.Record) labels.get(i), true);
      boolean fraud = labels.get(i).get("label_class").equals("fraud");
      corrected.put("label_class", fraud ? "legit" : "fraud");
      corrected.put("labelled_at", (Long) labels.get(i).get("labelled_at") + 20_000);
      labels.add(corrected);
      labels.add(labels.get(i + 1));
    }
    return labels;
  }
}
