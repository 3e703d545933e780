package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.schemas.record.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The same good traffic for two jobs on one cluster; one of them gets every kind of bad input in
 * between. The bad records end where they can be found, and nothing else differs.
 */
class BadInputITCase {

  private static final String MODEL = "card-fraud";
  private static final String UNPROFILED = "unprofiled";
  private static final int EVENTS = 1_200;
  private static final int STRAYS = 3;

  /** {@code max.message.bytes} of the topic of rejections here: less than of predictions. */
  private static final int REJECTIONS_TAKE = 1_030_000;

  private static final long STEP = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static MonitoredCluster cluster;
  private static CardTraffic traffic;
  private static List<BadEvent> bad;
  private static long lastWindowEnd;

  @BeforeAll
  static void runBothJobs() {
    cluster = MonitoredCluster.start("--registry");
    cluster.createTopicsUnder("clean");
    cluster
        .local()
        .run(
            "kafka-configs",
            "--bootstrap-server",
            cluster.local().kafka(),
            "--alter",
            "--topic",
            "rejections",
            "--add-config",
            "max.message.bytes=" + REJECTIONS_TAKE);
    long now = System.currentTimeMillis();
    traffic = new CardTraffic(now - now % STEP - 120_000, EVENTS);
    bad = BadEvent.all(MODEL, traffic.time(0));
    lastWindowEnd = traffic.time(EVENTS - 1) - traffic.time(EVENTS - 1) % STEP + STEP + 2 * STEP;

    publishMonitors();
    publishMonitorThatIsNone();
    cluster.submit(
        "local.yaml", "job.id=dirty", "schemas.registry-url=" + cluster.local().registryUrl());
    cluster.submitOnTopicsOf("clean", "local.yaml");
    awaitSilence();
    publish("clean-predictions", "clean-labels", List.of());
    publish("predictions", "labels", bad);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> allWindowsAreReported("metrics") && allWindowsAreReported("clean-metrics"));
  }

  @AfterAll
  static void closeTheCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void rejectsEachBadRecordWithItsReasonByteForByte() {
    // When
    List<ConsumerRecord<byte[], byte[]>> rejections =
        cluster.records("rejections").stream()
            .filter(record -> header(record, "topic").equals("predictions"))
            .toList();

    // Then
    assertThat(rejections).hasSameSizeAs(bad);
    Map<String, ConsumerRecord<byte[], byte[]>> published =
        cluster.records("predictions").stream()
            .collect(
                Collectors.toMap(
                    record -> record.partition() + "@" + record.offset(), record -> record));
    for (BadEvent event : bad) {
      List<ConsumerRecord<byte[], byte[]>> found =
          rejections.stream().filter(each -> Arrays.equals(each.key(), event.key())).toList();
      assertThat(found).as(event.name()).hasSize(1);
      ConsumerRecord<byte[], byte[]> rejection = found.get(0);
      assertThat(header(rejection, "reason")).as(event.name()).isEqualTo(event.reason().name());
      assertThat(header(rejection, "message")).as(event.name()).isNotBlank();
      assertThat(header(rejection, "stage")).isEqualTo("ingest-predictions");
      ConsumerRecord<byte[], byte[]> source =
          published.get(header(rejection, "partition") + "@" + header(rejection, "offset"));
      assertThat(source.key()).as(event.name()).isEqualTo(rejection.key());
      assertThat(header(rejection, "timestamp")).isEqualTo(Long.toString(source.timestamp()));
      Header truncated = rejection.headers().lastHeader("plumbline.error.truncated");
      if (event.name().equals("json too long for the rejections topic")) {
        assertThat(truncated).as("told how long it was").isNotNull();
        assertThat(new String(truncated.value(), StandardCharsets.UTF_8))
            .isEqualTo(Integer.toString(event.value().length));
        assertThat(event.value()).startsWith(rejection.value());
        assertThat(rejection.value())
            .hasSizeBetween(REJECTIONS_TAKE - 1_000, REJECTIONS_TAKE)
            .hasSizeLessThan(event.value().length);
      } else {
        assertThat(truncated).as(event.name()).isNull();
        assertThat(rejection.value()).as(event.name()).isEqualTo(event.value());
      }
    }
  }

  @Test
  void rejectsAMonitorThatIsNone() {
    assertThat(cluster.records("rejections"))
        .filteredOn(record -> header(record, "topic").equals("monitors"))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(header(record, "reason")).isEqualTo("INVALID_MONITOR");
              assertThat(record.value()).asString().isEqualTo("{\"model\": 5}");
            });
  }

  @Test
  void measuresTheGoodEventsAsIfTheBadOnesWereNotThere() {
    // When
    Map<String, String> clean =
        Measured.in(cluster.records("clean-metrics")).contents(0, lastWindowEnd - STEP);
    Map<String, String> dirty =
        Measured.in(cluster.records("metrics")).contents(0, lastWindowEnd - STEP);

    // Then
    assertThat(clean).hasSizeGreaterThan(500);
    assertThat(dirty.keySet()).isEqualTo(clean.keySet());
    clean.forEach((identity, content) -> assertThat(dirty).containsEntry(identity, content));
  }

  @Test
  void countsWhatAPlainRecountOfTheGoodEventsCounts() {
    // Given
    Measured measured = Measured.in(cluster.records("metrics"));
    List<GenericRecord> predictions = traffic.predictions(MODEL);
    List<GenericRecord> labels = traffic.labels(MODEL);

    // Then
    List<GenericRecord> counts = measured.whole(MODEL, "prediction_count");
    assertThat(counts.stream().mapToDouble(record -> (Double) record.get("value")).sum())
        .isEqualTo(2.0 * EVENTS); // each event stands in two windows
    for (GenericRecord count : counts) {
      long expected =
          predictions.stream().filter(each -> holds(count, each, "predicted_at")).count();
      assertThat(count.get("value")).as("%s", count).isEqualTo((double) expected);
    }
    List<GenericRecord> accuracies = measured.whole(MODEL, "accuracy");
    assertThat(accuracies).hasSizeGreaterThan(5);
    for (GenericRecord accuracy : accuracies) {
      int[] inside =
          IntStream.range(0, EVENTS)
              .filter(i -> holds(accuracy, labels.get(i), "labelled_at"))
              .toArray();
      long right =
          Arrays.stream(inside)
              .filter(
                  i ->
                      predictions
                          .get(i)
                          .get("predicted_class")
                          .equals(labels.get(i).get("label_class")))
              .count();
      assertThat(accuracy.get("count")).as("%s", accuracy).isEqualTo((long) inside.length);
      if (inside.length > 0) {
        assertThat(accuracy.get("value")).isEqualTo((double) right / inside.length);
      }
    }
  }

  @Test
  void countsAnUnknownModelAndRejectsItNot() {
    // Given
    FlinkCounters counters = new FlinkCounters(cluster.local().flinkRest());

    // Then
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              long unmonitored = STRAYS + MonitoredCluster.PARTITIONS;
              long accepted = 2L * EVENTS;
              assertThat(counter(counters, "unmonitored")).isEqualTo(unmonitored);
              assertThat(counter(counters, "accepted")).isEqualTo(accepted);
              assertThat(counter(counters, "tooLate")).isZero();
              assertThat(counter(counters, "recordsRead"))
                  .isEqualTo(unmonitored + accepted + bad.size());
            });
    assertThat(cluster.records("metrics"))
        .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains("stray"));
  }

  @Test
  void saysWhyThereIsNoDriftWithoutAProfileAndMeasuresTheRest() {
    // When
    Measured measured = Measured.in(cluster.records("metrics"));

    // Then
    List<GenericRecord> drift = new ArrayList<>(measured.of(UNPROFILED, "psi"));
    drift.addAll(measured.of(UNPROFILED, "ks"));
    assertThat(drift)
        .isNotEmpty()
        .allSatisfy(
            record -> {
              assertThat(record.get("value")).isNull();
              assertThat(record.get("undefined_reason"))
                  .asString()
                  .isEqualTo("profile unprofiled-1 is not published");
            });
    assertThat(measured.whole(UNPROFILED, "accuracy"))
        .extracting(record -> record.get("value"))
        .isEqualTo(
            measured.whole(MODEL, "accuracy").stream().map(each -> each.get("value")).toList());
    assertThat(measured.of(MODEL, "psi"))
        .filteredOn(record -> record.get("version").toString().equals("1"))
        .hasSizeGreaterThan(10)
        .allSatisfy(record -> assertThat(record.get("value")).isNotNull());
  }

  /**
   * Waits 20 s from the later submission. Partitions that hold nothing are silent after 2 s here,
   * so every subtask is idle by then, and the first events come to all of them at once.
   */
  private static void awaitSilence() {
    FlinkCounters jobs = new FlinkCounters(cluster.local().flinkRest());
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> jobs.uptime("Plumbline clean").compareTo(Duration.ofSeconds(20)) > 0);
  }

  private static boolean allWindowsAreReported(String topic) {
    Measured measured = Measured.in(cluster.records(topic));
    for (String model : List.of(MODEL, UNPROFILED)) {
      for (String metric : List.of("prediction_count", "accuracy", "missing")) {
        long needed = metric.equals("missing") ? lastWindowEnd - STEP : lastWindowEnd;
        boolean reported =
            measured.of(model, metric).stream()
                .anyMatch(record -> (Long) record.get("window_end") >= needed);
        if (!reported) {
          return false;
        }
      }
    }
    return true;
  }

  private static long counter(FlinkCounters counters, String name) {
    return counters.sum("Plumbline dirty", "ingest-predictions", name);
  }

  private static boolean holds(GenericRecord window, GenericRecord event, String timeField) {
    long time = (Long) event.get(timeField);
    return time >= (Long) window.get("window_start") && time < (Long) window.get("window_end");
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(
        record.headers().lastHeader("plumbline.error." + name).value(), StandardCharsets.UTF_8);
  }

  private static void publishMonitors() {
    StringBuilder rows = new StringBuilder("amount,age,country\n");
    for (GenericRecord prediction : new CardTraffic(0, 1_000).predictions(MODEL)) {
      Map<?, ?> features = (Map<?, ?>) prediction.get("features");
      if (!features.isEmpty()) {
        rows.append(features.get("amount")).append(',').append(features.get("age")).append(',');
        rows.append(features.get("country")).append('\n');
      }
    }
    Path data = cluster.write("training.csv", rows.toString());
    Path profiled = cluster.write(MODEL + ".yaml", monitor(MODEL));
    Path unprofiled = cluster.write(UNPROFILED + ".yaml", monitor(UNPROFILED));
    cluster.publishProfile(cluster.file("card.profile.avro"), profiled, data, "--version", "1");
    cluster.plumbline(
        "monitor", "apply", "--before-start", profiled.toString(), unprofiled.toString());
  }

  private static String monitor(String model) {
    return """
    model: %s
    task: binary
    positive_class: fraud
    features: {amount: numeric, age: numeric, country: categorical}
    feature_sets: {compact: [amount, age]}
    segments: {channel: {values: [web, app]}}
    windows: [{size: 20s, every: 10s}]
    reference: {profile: "%s-{version}"}
    """
        .formatted(model, model);
  }

  private static void publishMonitorThatIsNone() {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.send(new ProducerRecord<>("monitors", bytes("broken"), bytes("{\"model\": 5}")));
    }
  }

  private static void publish(String predictionsTopic, String labelsTopic, List<BadEvent> between) {
    List<List<GenericRecord>> predictions =
        List.of(traffic.predictions(MODEL), traffic.predictions(UNPROFILED));
    List<List<GenericRecord>> labels = List.of(traffic.labels(MODEL), traffic.labels(UNPROFILED));
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int i = 0; i < EVENTS; i++) {
        int partition = i % MonitoredCluster.PARTITIONS;
        for (int model = 0; model < 2; model++) {
          send(producer, predictionsTopic, partition, predictions.get(model).get(i));
          send(producer, labelsTopic, partition, labels.get(model).get(i));
        }
        if (i < between.size()) {
          BadEvent event = between.get(i);
          producer.send(
              new ProducerRecord<>(predictionsTopic, partition, event.key(), event.value()));
        }
        if (i < STRAYS && !between.isEmpty()) {
          GenericRecord good = predictions.get(0).get(i);
          send(producer, predictionsTopic, partition, with(good, "model", "stray"));
        }
      }
      for (int partition = 0; partition < MonitoredCluster.PARTITIONS; partition++) {
        GenericRecord later = with(predictions.get(0).get(0), "predicted_at", lastWindowEnd + STEP);
        GenericRecord label = with(labels.get(0).get(0), "labelled_at", lastWindowEnd + STEP);
        send(producer, predictionsTopic, partition, with(later, "model", "closing"));
        send(producer, labelsTopic, partition, with(label, "model", "closing"));
      }
    }
  }

  private static GenericRecord with(GenericRecord event, String field, Object value) {
    return new GenericRecordBuilder((GenericData.Record) event).set(field, value).build();
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, int partition, GenericRecord event) {
    byte[] value = RecordWriter.singleObject(event.getSchema()).write(event);
    producer.send(
        new ProducerRecord<>(
            topic, partition, bytes(event.get("prediction_id").toString()), value));
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            cluster.local().kafka(),
            "max.request.size",
            "2000000",
            "enable.idempotence",
            "true"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
