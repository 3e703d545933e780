package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One cluster of real processes, shared by the tests: each of its parts works, and each can be
 * killed.
 */
class ClusterITCase {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static LocalCluster cluster;

  @BeforeAll
  static void startTheCluster() {
    cluster = LocalCluster.start("--task-managers", "2", "--slots", "2", "--registry");
  }

  @AfterAll
  static void closeTheCluster() {
    // Given
    assertThat(processesNaming(cluster.directory())).hasSize(5);

    // When
    cluster.close();

    // Then
    assertThat(processesNaming(cluster.directory())).isEmpty();
    assertThat(cluster.directory()).doesNotExist();
  }

  @Test
  void answersInEveryPart() {
    // When
    String status = cluster.run("status");

    // Then
    assertThat(status.lines().filter(line -> line.contains(" up ")).map(line -> line.split(" ")[0]))
        .containsExactlyInAnyOrder(
            "job-manager", "kafka", "registry", "task-manager-1", "task-manager-2");
  }

  @Test
  void carriesARecordFromProducerToConsumer() throws Exception {
    // Given
    TopicPartition partition = new TopicPartition("greetings", 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.kafka()))) {
      admin.createTopics(List.of(new NewTopic("greetings", 1, (short) 1))).all().get();
    }

    // When
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", cluster.kafka(), "transactional.id", "greeter"),
            new StringSerializer(),
            new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("greetings", "a", "hello")).get();
      producer.commitTransaction();
    }

    // Then
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                cluster.kafka(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(10));
      assertThat(records).extracting("value").containsExactly("hello");
    }
  }

  @Test
  void aRecordThatDoesNotArriveFailsItsPublisher() throws Exception {
    // Given
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.kafka()))) {
      admin.createTopics(List.of(new NewTopic("small", 1, (short) 1))).all().get();
    }
    OrderedPublisher publisher = new OrderedPublisher(cluster);
    publisher.send(new ProducerRecord<>("small", 0, null, new byte[1]));
    publisher.flush();

    // When
    publisher.send(new ProducerRecord<>("small", 0, null, new byte[2_000_000]));

    // Then
    assertThatIllegalStateException()
        .isThrownBy(publisher::close)
        .withCauseInstanceOf(RecordTooLargeException.class);
  }

  @Test
  void offersKafkasOwnTools() {
    // Given
    cluster.run(
        "kafka-topics", "--bootstrap-server", cluster.kafka(), "--create", "--topic", "by-hand");

    // When
    String topics = cluster.run("kafka-topics", "--bootstrap-server", cluster.kafka(), "--list");

    // Then
    assertThat(topics.lines()).contains("by-hand");
  }

  @Test
  void registersASchemaOverTheConfluentApi() throws Exception {
    // Given
    String schema = "{\"schema\": \"{\\\"type\\\": \\\"string\\\"}\"}";
    URI versions = URI.create(cluster.registryUrl() + "/subjects/greetings-value/versions");

    // When
    HttpResponse<String> registered =
        send(
            HttpRequest.newBuilder(versions)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(schema)));

    // Then
    assertThat(registered.statusCode()).isEqualTo(200);
    String id = firstMatch("\"id\":(\\d+)", registered.body());
    HttpResponse<String> byId = get(URI.create(cluster.registryUrl() + "/schemas/ids/" + id));
    assertThat(byId.body()).contains("string");
  }

  @Test
  void servesFlinksWebUserInterface() throws Exception {
    // When
    HttpResponse<String> page = get(cluster.flinkRest());

    // Then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>Apache Flink Web Dashboard</title>");
  }

  @Test
  void replacesAKilledTaskManager() throws Exception {
    // Given
    long killed = cluster.processId("task-manager-1");

    // When
    cluster.killTaskManager(1);
    assertThat(processesNaming(cluster.directory().resolve("task-manager-1"))).isEmpty();
    int started = cluster.startTaskManager();

    // Then
    assertThat(started).isEqualTo(1);
    assertThat(cluster.processId("task-manager-1")).isNotEqualTo(killed);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(get(cluster.flinkRest().resolve("overview")).body())
                    .contains("\"taskmanagers\":2", "\"slots-total\":4"));
  }

  @Test
  void saysWhichMembersThereAreWhenOneIsUnknown() {
    assertThatIllegalStateException()
        .isThrownBy(() -> cluster.start("zookeeper"))
        .withMessageContaining("no member 'zookeeper'")
        .withMessageContaining("job-manager");
  }

  @Test
  void leavesNothingBehindWhenItCannotStart() {
    assertThatIllegalStateException()
        .isThrownBy(() -> LocalCluster.start("--kafka-conf", "listeners=FOO://x:1"))
        .withMessageContaining("No security protocol defined for listener FOO")
        .satisfies(
            failure -> {
              String directory = firstMatch("--dir, ([^,]*),", failure.getMessage());
              assertThat(Path.of(directory)).doesNotExist();
              assertThat(processesNaming(Path.of(directory))).isEmpty();
            });
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(
        request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String firstMatch(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + pattern + " in " + text));
  }

  private static List<ProcessHandle> processesNaming(Path directory) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(
              process -> process.info().commandLine().orElse("").contains(directory.toString()))
          .toList();
    }
  }
}
