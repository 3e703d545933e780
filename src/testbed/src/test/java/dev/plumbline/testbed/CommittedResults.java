package dev.plumbline.testbed;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.kafka.TopicEnds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a reader with {@code read_committed} finds on a job's output topics.
 *
 * @param alerts every alert as JSON, sorted; one that stands there twice is here twice; without
 *     those of the job about itself, which are exempt from replay
 * @param measurements the highest revision of each measurement, by series, metric and window
 * @param rejections places of the rejected records in their topics
 */
record CommittedResults(
    List<String> alerts, Map<String, JsonNode> measurements, TreeSet<String> rejections) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the topics of a job to their ends. */
  static CommittedResults of(FaultedJob job) throws IOException {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", job.cluster().kafka(), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<String> alerts =
          all(consumer, "alerts-" + job.name()).stream()
              .map(record -> new String(record.value(), StandardCharsets.UTF_8))
              .filter(alert -> !isOwn(alert))
              .sorted()
              .toList();
      Map<String, JsonNode> measurements = new TreeMap<>();
      for (ConsumerRecord<byte[], byte[]> record : all(consumer, "metrics-" + job.name())) {
        JsonNode measurement = JSON.readTree(record.value());
        measurements.merge(key(measurement), measurement, CommittedResults::later);
      }
      TreeSet<String> rejections =
          all(consumer, "rejections-" + job.name()).stream()
              .map(CommittedResults::source)
              .collect(Collectors.toCollection(TreeSet::new));
      return new CommittedResults(alerts, measurements, rejections);
    }
  }

  /** The alerts of the job about itself, in the order of the topic. */
  static List<String> ownAlerts(FaultedJob job) {
    return alerts(job, "read_committed").stream().filter(CommittedResults::isOwn).toList();
  }

  /**
   * The alerts that stand on the topic, also those of a transaction that is open or was aborted.
   */
  static List<String> writtenAlerts(FaultedJob job) {
    return alerts(job, "read_uncommitted");
  }

  private static List<String> alerts(FaultedJob job, String isolation) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", job.cluster().kafka(), "isolation.level", isolation),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return all(consumer, "alerts-" + job.name()).stream()
          .map(record -> new String(record.value(), StandardCharsets.UTF_8))
          .toList();
    }
  }

  private static boolean isOwn(String alert) {
    return alert.contains("\"alert_key\":\"plumbline/self/");
  }

  /** Reads what a backtest wrote to a folder. */
  static CommittedResults of(Path backtest) throws IOException {
    List<String> alerts = Files.readAllLines(backtest.resolve("alerts.jsonl"));
    Map<String, JsonNode> measurements = new TreeMap<>();
    for (String line : Files.readAllLines(backtest.resolve("metrics.jsonl"))) {
      JsonNode measurement = JSON.readTree(line);
      measurements.put(key(measurement), measurement);
    }
    return new CommittedResults(alerts.stream().sorted().toList(), measurements, new TreeSet<>());
  }

  /**
   * The measurements of windows that start before an instant, without how often each was reported.
   */
  Map<String, JsonNode> inTheEnd(long before) {
    Map<String, JsonNode> last = new TreeMap<>();
    measurements.forEach(
        (key, measurement) -> {
          if (Instant.parse(measurement.get("window_start").asText()).toEpochMilli() < before) {
            ObjectNode reported = measurement.deepCopy();
            last.put(key, reported.without("revision"));
          }
        });
    return last;
  }

  /** The alerts of a status. */
  List<String> alertsThatAre(String status) {
    return alerts.stream().filter(alert -> alert.contains('"' + status + '"')).toList();
  }

  /** Whether a window that ends at an instant or later was reported with a metric. */
  boolean reaches(String metric, long instant) {
    return measurements.values().stream()
        .filter(measurement -> measurement.get("metric").asText().equals(metric))
        .map(measurement -> Instant.parse(measurement.get("window_end").asText()))
        .anyMatch(end -> end.toEpochMilli() >= instant);
  }

  /**
   * Waits, at most 90 s, until a job has reported windows that end at these instants or later.
   *
   * @param ends by metric, epoch milliseconds
   */
  static void awaitWindows(FaultedJob job, Map<String, Long> ends) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              CommittedResults results = of(job);
              return ends.entrySet().stream()
                  .allMatch(end -> results.reaches(end.getKey(), end.getValue()));
            });
  }

  private static JsonNode later(JsonNode one, JsonNode other) {
    return other.get("revision").asInt() > one.get("revision").asInt() ? other : one;
  }

  private static String key(JsonNode measurement) {
    return Measured.IDENTITY.stream()
        .map(field -> measurement.path(field).asText())
        .collect(Collectors.joining("/"));
  }

  private static String source(ConsumerRecord<byte[], byte[]> rejection) {
    return Stream.of("topic", "partition", "offset")
        .map(name -> rejection.headers().lastHeader("plumbline.error." + name))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .collect(Collectors.joining("/"));
  }

  private static List<ConsumerRecord<byte[], byte[]>> all(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions = TopicEnds.partitions(consumer, List.of(topic));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    TopicEnds.now(consumer, partitions).readTo(consumer, records::add);
    return records;
  }
}
