package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.schemas.avro.Schemas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The same rows published by every kind of client, each as a version of its own: none of them
 * differs from the profile built from the same rows as CSV.
 */
class EveryClientITCase {

  private static final String MODEL = "shop";
  private static final int ROWS = 300;
  private static final long PANE = 10_000;
  private static final List<String> NUMERIC = List.of("quantity", "amount", "returning");
  private static final List<String> CATEGORICAL = List.of("member", "code", "country");
  private static final String PYTHON = "/usr/bin/python3";
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final List<ShopRow> rows = ShopRow.all(ROWS);
  private static MonitoredCluster cluster;

  @BeforeAll
  static void startTheJob() {
    cluster = MonitoredCluster.start("--registry");
    String training =
        rows.stream()
            .map(ShopRow::csv)
            .collect(Collectors.joining("\n", ShopRow.HEADER + "\n", ""));
    Path monitor = cluster.write("shop.yaml", monitor());
    cluster.publishProfile(
        cluster.file("shop.profile.avro"), monitor, cluster.write("training.csv", training));
    cluster.plumbline("monitor", "apply", "--before-start", monitor.toString());
    cluster.submit(
        "local.yaml",
        "time.allowed-lateness=2 min", // the clients publish one after the other
        "schemas.registry-url=" + cluster.local().registryUrl());
  }

  @AfterAll
  static void closeTheCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void readsAvroFromJava() {
    // When
    String example = "src/site/examples/PublishPrediction.java";
    List<String> command =
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            "src/cli/target/plumbline.jar",
            example,
            cluster.local().kafka());
    cluster.run(command);
    cluster.run(with(command, write("java", ShopRow::asDoubles)));

    // Then
    assertThatNothingDrifted("java");
    assertThatItWasPublished("from-java");
  }

  @Test
  void readsAvroFromAPythonThatKnowsOnlyTheSchemaFiles() {
    // Given
    assumeTrue(hasPythonClients(), "apt-get install python3-avro python3-confluent-kafka");
    String example = "src/site/examples/publish_prediction.py";
    List<String> command = List.of(PYTHON, example, cluster.local().kafka());

    // When
    cluster.run(command);
    cluster.run(with(command, write("python", ShopRow::asMixed)));

    // Then
    assertThatNothingDrifted("python");
    assertThatItWasPublished("from-python");
  }

  @Test
  void readsJsonFromTheStockConsoleProducer() {
    // When
    new HandCommand(
            cluster.root(),
            List.of(
                "scripts/cluster",
                "--dir",
                cluster.local().directory().toString(),
                "kafka-console-producer",
                "--bootstrap-server",
                cluster.local().kafka(),
                "--topic",
                "predictions"))
        .run(new ByteArrayInputStream(lines("json", ShopRow::asIntegers).getBytes()));

    // Then
    assertThatNothingDrifted("json");
  }

  @Test
  void readsWhatTheCommandLinePublishesFromCsv() {
    // Given
    long start = start();
    String features =
        List.of(ShopRow.HEADER.split(",")).stream()
            .map("feature."::concat)
            .collect(Collectors.joining(","));
    String file =
        IntStream.range(0, ROWS)
            .mapToObj(i -> "csv-" + i + "," + (start + i) + ",csv,yes," + rows.get(i).csv())
            .collect(
                Collectors.joining(
                    "\n",
                    "prediction_id,predicted_at,version,predicted_class," + features + "\n",
                    "\n"));

    // When
    cluster.plumbline(
        "publish",
        "predictions",
        "--model",
        MODEL,
        "--file",
        cluster.write("csv.csv", file).toString());

    // Then
    assertThatNothingDrifted("csv");
  }

  @Test
  void readsConfluentsFramingByTheRegistry() throws Exception {
    // Given
    int id = registered();
    long start = start();

    // When
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int i = 0; i < ROWS; i++) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(value, null);
        new GenericDatumWriter<GenericRecord>(Schemas.PREDICTION)
            .write(prediction("confluent", start, i), encoder);
        encoder.flush();
        producer.send(new ProducerRecord<>("predictions", value.toByteArray()));
      }
    }

    // Then
    assertThatNothingDrifted("confluent");
  }

  @Test
  void showsAlertsToTheStockConsoleConsumer() {
    // Given
    cluster.plumbline("publish", "predictions", "--file", write("alert", row -> "{}").toString());
    close();

    // When
    String alerts =
        cluster
            .local()
            .run(
                "kafka-console-consumer",
                "--bootstrap-server",
                cluster.local().kafka(),
                "--topic",
                "alerts",
                "--from-beginning",
                "--isolation-level",
                "read_committed",
                "--max-messages",
                "1",
                "--timeout-ms",
                "120000");

    // Then
    assertThat(alerts.strip()).startsWith("{").contains("\"FIRING\"", "\"any-traffic\"");
  }

  private static void assertThatNothingDrifted(String version) {
    close();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Map<String, GenericRecord> readings = readings(version);
              for (String feature : NUMERIC) {
                assertThatItIsZero(readings.get("psi " + feature), feature);
                assertThatItIsZero(readings.get("ks " + feature), feature);
              }
              for (String feature : CATEGORICAL) {
                assertThatItIsZero(readings.get("psi " + feature), feature);
              }
              assertThat(readings.get("missing amount").get("value")).isEqualTo(0.1);
              assertThat(readings.get("missing code").get("value")).isEqualTo(0.0);
            });
    assertThat(cluster.records("rejections")).isEmpty();
  }

  private static void assertThatItIsZero(GenericRecord reading, String feature) {
    assertThat(reading).as(feature).isNotNull();
    assertThat(reading.get("count"))
        .isEqualTo(rows.stream().filter(row -> has(row, feature)).count());
    assertThat(reading.get("value")).as("%s", reading).isEqualTo(0.0);
  }

  private static boolean has(ShopRow row, String feature) {
    return !feature.equals("amount") || row.amount() != null;
  }

  private static Map<String, GenericRecord> readings(String version) {
    Map<String, GenericRecord> readings = new HashMap<>();
    Measured.in(cluster.records("metrics"))
        .select(record -> record.get("version").toString().equals(version))
        .forEach(
            record -> readings.put(record.get("metric") + " " + record.get("feature"), record));
    return readings;
  }

  private static void assertThatItWasPublished(String key) {
    assertThat(cluster.records("predictions"))
        .filteredOn(record -> record.key() != null)
        .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
        .contains(key);
  }

  /** Moves event time past the windows of what was published so far, by a model nobody watches. */
  private static void close() {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int partition = 0; partition < MonitoredCluster.PARTITIONS; partition++) {
        String event =
            "{\"predicted_at\":%d,\"model\":\"closing\",\"prediction_id\":\"-\"}"
                .formatted(System.currentTimeMillis());
        producer.send(new ProducerRecord<>("predictions", partition, null, event.getBytes()));
      }
    }
  }

  /** A file of predictions, one JSON object a line. */
  private static Path write(String version, Function<ShopRow, String> features) {
    return cluster.write(version + ".jsonl", lines(version, features));
  }

  private static String lines(String version, Function<ShopRow, String> features) {
    long start = start();
    return IntStream.range(0, ROWS)
        .mapToObj(
            i ->
                "{\"prediction_id\":\"%s-%d\",\"predicted_at\":%d,\"model\":\"%s\",\"version\":\"%s\",\"predicted_class\":\"yes\",\"features\":%s}\n"
                    .formatted(version, i, start + i, MODEL, version, features.apply(rows.get(i))))
        .collect(Collectors.joining());
  }

  private static GenericRecord prediction(String version, long start, int i) {
    ShopRow row = rows.get(i);
    Map<String, Object> features = new HashMap<>();
    features.put("quantity", (long) row.quantity());
    features.put("amount", row.amount());
    features.put("returning", row.returning() ? 1L : 0L);
    features.put("member", row.member() ? "true" : "false");
    features.put("code", (double) row.code());
    features.put("country", row.country());
    return new GenericRecordBuilder(Schemas.PREDICTION)
        .set("predicted_at", start + i)
        .set("model", MODEL)
        .set("version", version)
        .set("prediction_id", version + "-" + i)
        .set("predicted_class", "yes")
        .set("features", features)
        .build();
  }

  /** Event time of the first row: all of them fit into the last full pane. */
  private static long start() {
    long now = System.currentTimeMillis();
    return now - now % PANE - PANE;
  }

  private static int registered() throws IOException, InterruptedException {
    String schema =
        Schemas.text(Schemas.PREDICTION)
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n");
    URI subject =
        URI.create(cluster.local().registryUrl() + "/subjects/predictions-value/versions");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(subject)
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"" + schema + "\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(answer.body());
    assertThat(id.find()).as(answer.body()).isTrue();
    return Integer.parseInt(id.group(1));
  }

  private static boolean hasPythonClients() {
    String install =
        """
        import() { %s -c 'import avro, confluent_kafka' 2>/dev/null; }
        import || [ "$(id -u)" != 0 ] || {
          apt-get update && apt-get install -y --no-install-recommends python3-avro python3-confluent-kafka
        } >/dev/null 2>&1
        import && echo yes || echo no
        """
            .formatted(PYTHON);
    return cluster.run(List.of("sh", "-c", install)).strip().equals("yes");
  }

  private static List<String> with(List<String> command, Path file) {
    return Stream.concat(command.stream(), Stream.of(file.toString())).toList();
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", cluster.local().kafka()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static String monitor() {
    return """
        model: shop
        task: multiclass
        versions: each
        features:
          quantity: numeric
          amount: numeric
          returning: numeric
          member: categorical
          code: categorical
          country: categorical
        windows: [{size: 10s, every: 10s}]
        reference: {profile: shop}
        rules:
          - {name: any-traffic, metric: prediction_count, window: 10s, above: 100}
        """;
  }
}
