package dev.plumbline.testbed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The same events at every call, ten a second of event time from 2025-01-01 on, whatever the wall
 * clock says: labels after and before their predictions, corrections, repetitions, disorder within
 * a second, garbage; in 4 partitions. Accuracy, latency and counts fire and resolve several times.
 */
final class PublishedTraffic implements AutoCloseable {

  /** All events: 400 s of event time. */
  static final int EVENTS = 4_000;

  private static final int PARTITIONS = 4;
  private static final long START = 1_735_689_600_000L;
  private static final long EVERY_MS = 100;

  private static final String MONITOR =
      """
      {"model": "fraud", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
       "task": "binary", "positive_class": "fraud", "versions": "both",
       "segments": {"channel": {"values": ["web", "app"]}},
       "labels": {"horizon": "1h"},
       "windows": [{"size": "15s", "every": "5s"}, {"size": "1m", "every": "15s"}],
       "measures": ["volume", "latency", "quality"],
       "rules": [
         {"name": "accuracy-drop", "metric": "accuracy", "window": "15s", "below": 0.7},
         {"name": "accuracy-low", "metric": "accuracy", "window": "1m", "below": 0.75,
          "datapoints": {"breaching": 2, "of": 3}, "severity": "critical"},
         {"name": "slow", "metric": "latency.p95", "window": "15s", "above": 90},
         {"name": "busy", "metric": "prediction_count", "window": "15s", "above": 78}]}
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final OrderedPublisher publisher;

  private PublishedTraffic(OrderedPublisher publisher) {
    this.publisher = publisher;
  }

  /** Creates the topics, those of the named jobs included, and applies the monitor. */
  static PublishedTraffic on(LocalCluster cluster, String... jobs) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.kafka()))) {
      List<NewTopic> topics = new ArrayList<>();
      for (String events : List.of("predictions", "labels")) {
        topics.add(
            new NewTopic(events, PARTITIONS, (short) 1)
                .configs(Map.of("message.timestamp.type", "LogAppendTime")));
      }
      for (String control : List.of("monitors", "profiles")) {
        topics.add(new NewTopic(control, 1, (short) 1));
      }
      for (String job : jobs) {
        for (String output : List.of("alerts-", "metrics-", "rejections-")) {
          topics.add(new NewTopic(output + job, 2, (short) 1));
        }
      }
      admin.createTopics(topics).all().get();
    }
    PublishedTraffic traffic = new PublishedTraffic(new OrderedPublisher(cluster));
    traffic.send("monitors", 0, MONITOR);
    traffic.publisher.flush();
    return traffic;
  }

  /** Publishes events, from one number up to another, and returns when they are acknowledged. */
  void publish(int from, int to) {
    for (int place = from; place < to; place++) {
      // Neighbours in one partition change places, less than a second apart.
      int event = place / 8 % 5 == 0 ? place / 8 * 8 + (place + 4) % 8 : place;
      prediction(event, event, "fraud");
      if (event % 50 == 3) {
        prediction(event, event, "fraud");
      }
      label(event);
      if (event % 97 == 11) {
        send("predictions", event, "{\"model\": \"fraud\", \"garbage\"");
        send("labels", event, "no label");
      }
    }
    publisher.flush();
  }

  /** Publishes the event that closes every window, in every partition. */
  void publishTheEnd() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      ObjectNode end = JSON.createObjectNode().put("model", "the-end").put("prediction_id", "end");
      long at = at(EVENTS) + 600_000;
      send("predictions", partition, end.deepCopy().put("predicted_at", at).toString());
      send("labels", partition, end.put("labelled_at", at).put("label_class", "x").toString());
    }
    publisher.flush();
  }

  private void prediction(int event, int partition, String predictedClass) {
    ObjectNode prediction =
        JSON.createObjectNode()
            .put("predicted_at", at(event))
            .put("model", "fraud")
            .put("version", event % 3 == 0 ? "2" : "1")
            .put("prediction_id", "p" + event)
            .put("predicted_class", predictedClass)
            .put("latency_ms", event % 1_000 < 200 ? 100 : event % 80 + 1);
    prediction.putObject("attributes").put("channel", event % 2 == 0 ? "web" : "app");
    send("predictions", partition, prediction.toString());
  }

  /** A label at each event's time: mostly of an older prediction, now and then of a newer one. */
  private void label(int event) {
    int about = event % 10 == 7 ? event + event % 60 : event - event % 40;
    label(about, event, right(event) == (about % 2 == 0));
    if (event % 12 == 6) {
      label(Math.max(0, event - 120), event, right(event)); // corrects
    }
  }

  /** Good for half a minute, bad for a quarter of one. */
  private static boolean right(int event) {
    return event % 450 < 300 ? event % 7 != 0 : event % 3 == 0;
  }

  private void label(int about, int event, boolean right) {
    ObjectNode label =
        JSON.createObjectNode()
            .put("labelled_at", at(event))
            .put("model", "fraud")
            .put("prediction_id", "p" + about)
            .put("label_class", right ? "fraud" : "ok");
    send("labels", event, label.toString());
  }

  private static long at(int event) {
    return START + event * EVERY_MS;
  }

  private void send(String topic, int event, String json) {
    int partition = topic.equals("monitors") ? 0 : event % PARTITIONS;
    publisher.send(
        new ProducerRecord<>(topic, partition, null, json.getBytes(StandardCharsets.UTF_8)));
  }

  /** Waits until a job has reported the last windows, and committed what it had to say of them. */
  static void awaitTheEnd(FaultedJob job) {
    awaitLastWindows(job);
    job.awaitCheckpoints(2);
  }

  /**
   * Waits until a job has reported the last windows on both time axes. Windows of counts go on to
   * the closing event, ten minutes later; those of accuracy end a minute after the last label.
   */
  static void awaitLastWindows(FaultedJob job) {
    CommittedResults.awaitWindows(
        job, Map.of("prediction_count", at(EVENTS) + 590_000, "accuracy", at(EVENTS) + 45_000));
  }

  @Override
  public void close() throws ExecutionException {
    publisher.close();
  }
}
