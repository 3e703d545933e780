package dev.plumbline.testbed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Few events over much time, as a seed decides: predictions of three models between a second and
 * three days apart; labels early, late, too late, corrected, missing, or of no prediction. They
 * come in rounds with a silence of all in between, over partitions of which one stays empty, one
 * falls silent after the first round and one has its first event in the second.
 */
final class SparseTraffic {

  static final int PARTITIONS = 5;
  static final int ROUNDS = 2;

  private static final long START = 1_704_067_200_000L; // 2024-01-01
  private static final long SECOND = 1_000;
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;
  private static final int PREDICTIONS = 40;

  /** Beyond the end of every window, series, cohort and twice the horizon. */
  private static final long CLOSING = 10 * DAY;

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Event(int round, int partition, long at, String json) {}

  private final List<Event> predictions = new ArrayList<>();
  private final List<Event> labels = new ArrayList<>();
  private final long[] ends = new long[ROUNDS + 1];
  private final Random random;
  private final int firstOfPredictions;
  private final int firstOfLabels;

  /** The events of a seed, the last ones so much later that they end all that there was to tell. */
  SparseTraffic(long seed) {
    random = new Random(seed);
    firstOfPredictions = random.nextInt(PARTITIONS);
    firstOfLabels = random.nextInt(PARTITIONS);
    List<ObjectNode> open = new ArrayList<>();
    long at = START;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < PREDICTIONS; i++) {
        at += gap();
        predict(round, at, open);
      }
      at += HOUR;
      end(round, at, at + HOUR);
      at += 2 * HOUR;
    }
    end(ROUNDS, at + CLOSING, at + 2 * CLOSING);
    open.forEach(label -> add(labels, label, "labelled_at", roundOf(label)));
    predictions.sort(Comparator.comparingLong(Event::at));
    labels.sort(Comparator.comparingLong(Event::at));
  }

  /** Publishes a round, from 0 to {@link #ROUNDS}, the one that ends all. */
  void publish(LocalCluster cluster, String name, int round) {
    try (OrderedPublisher publisher = new OrderedPublisher(cluster)) {
      send(publisher, "predictions-" + name, predictions, round, firstOfPredictions);
      send(publisher, "labels-" + name, labels, round, firstOfLabels);
    }
  }

  /** Whether a job has reported windows that nothing but the end of a round can have closed. */
  boolean isReported(CommittedResults results, int round) {
    return results.reaches("prediction_count", ends[round] + 1)
        && results.reaches("accuracy", ends[round] + 1);
  }

  /** All predictions as JSON Lines. */
  String predictionLines() {
    return lines(predictions);
  }

  /** All labels as JSON Lines. */
  String labelLines() {
    return lines(labels);
  }

  /** From a second to half a day, evenly by ratio; one in twenty of two to three days. */
  private long gap() {
    return random.nextInt(20) == 0
        ? 2 * DAY + random.nextInt((int) DAY)
        : (long) (SECOND * Math.exp(random.nextDouble() * Math.log(0.5 * DAY / SECOND)));
  }

  private void predict(int round, long at, List<ObjectNode> open) {
    String model = List.of("fraud", "fraud", "churn", "unwatched").get(random.nextInt(4));
    String id = "p" + at;
    String answer = random.nextInt(3) > 0 ? "yes" : "no";
    ObjectNode prediction = prediction(model, id, at, answer);
    prediction.put("version", Integer.toString(1 + random.nextInt(2)));
    prediction.put("latency_ms", 1 + random.nextInt(100));
    prediction
        .putObject("features")
        .put("amount", random.nextInt(100) + round * 50)
        .put("country", random.nextBoolean() ? "DE" : "FR");
    prediction.putObject("attributes").put("channel", random.nextBoolean() ? "web" : "app");
    add(predictions, prediction, "predicted_at", round);
    String truth = random.nextInt(4) > 0 ? answer : "no";
    if (random.nextInt(3) > 0) { // the horizon is 12 h
      open.add(label(model, id, at + random.nextInt(16 * (int) HOUR) - HOUR, truth));
    }
    if (random.nextInt(6) == 0) {
      open.add(label(model, id, at + random.nextInt(12 * (int) HOUR), "yes"));
    }
    if (random.nextInt(8) == 0) {
      open.add(label(model, "no-such-" + id, at + random.nextInt((int) DAY), truth));
    }
  }

  /** A prediction and its label, and of each another one that closes their windows. */
  private void end(int round, long at, long closedAt) {
    ends[round] = at;
    add(predictions, prediction("churn", "end" + at, at, "yes"), "predicted_at", round);
    add(labels, label("churn", "end" + at, at, "yes"), "labelled_at", round);
    add(predictions, prediction("unwatched", "end", closedAt, "yes"), "predicted_at", round);
    add(labels, label("unwatched", "end", closedAt, "yes"), "labelled_at", round);
  }

  /** What is labelled after the end of a round is published with the next one. */
  private int roundOf(ObjectNode label) {
    return (int)
        IntStream.range(0, ROUNDS)
            .filter(round -> label.get("labelled_at").asLong() > ends[round] + HOUR)
            .count();
  }

  /** Partition 0 and 1 always have events, 2 in the first round, 3 in later ones, 4 never. */
  private void add(List<Event> events, ObjectNode event, String time, int round) {
    int partition = round == ROUNDS ? 0 : random.nextInt(3);
    partition = partition == 2 && round > 0 ? 3 : partition;
    events.add(new Event(round, partition, event.get(time).asLong(), event.toString()));
  }

  private static ObjectNode prediction(String model, String id, long at, String answer) {
    return JSON.createObjectNode()
        .put("predicted_at", at)
        .put("model", model)
        .put("prediction_id", id)
        .put("predicted_class", answer);
  }

  private static ObjectNode label(String model, String id, long at, String truth) {
    return JSON.createObjectNode()
        .put("labelled_at", at)
        .put("model", model)
        .put("prediction_id", id)
        .put("label_class", truth);
  }

  private static void send(
      OrderedPublisher publisher, String topic, List<Event> events, int round, int first) {
    for (Event event : events) {
      if (event.round() == round) {
        publisher.send(
            new ProducerRecord<>(
                topic,
                (first + event.partition()) % PARTITIONS,
                null,
                event.json().getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private static String lines(List<Event> events) {
    return events.stream().map(Event::json).collect(Collectors.joining("\n", "", "\n"));
  }
}
