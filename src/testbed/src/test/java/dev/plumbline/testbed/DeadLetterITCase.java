package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Records that are too large for the topic of dead letters, or for memory. */
class DeadLetterITCase {

  /** Of a topic that was created without settings. */
  private static final int BROKERS_DEFAULT = 1_048_588;

  private static final int UNPACKED = 200_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String JOB = "Plumbline letters";

  @Test
  void cutsWhatTheTopicDoesNotTakeCountsWhatItRefusesAndEndsWhereMemoryEnds() throws Exception {
    try (MonitoredCluster cluster =
        MonitoredCluster.start("-D", "taskmanager.memory.task.heap.size=256m")) {
      // Given
      cluster.createTopics("letters");
      cluster.submit("local.yaml", "job.id=letters", "topics.rejections=letters");

      // Then
      keepsOrCuts(cluster);
      countsWhatTheBrokerRefuses(cluster);
      endsWithAClearWordOnARecordLargerThanMemory(cluster);
    }
  }

  private static void keepsOrCuts(MonitoredCluster cluster) {
    // Given
    byte[] zeros = new byte[3_000_000];
    byte[] whole = random(BROKERS_DEFAULT - 8_192);

    // When
    publish(cluster, zeros, bytes("junk"));
    publish(cluster, random(100_000), random(948_350));
    publish(cluster, null, whole);

    // Then
    List<ConsumerRecord<byte[], byte[]>> letters = letters(cluster, 3);
    ConsumerRecord<byte[], byte[]> longKey = withHeader(letters, "truncated.key", "3000000");
    assertThat(longKey.value()).isEqualTo(bytes("junk"));
    assertThat(longKey.key()).hasSizeBetween(BROKERS_DEFAULT - 1_000, BROKERS_DEFAULT);
    assertThat(header(longKey, "truncated")).isNull();
    ConsumerRecord<byte[], byte[]> longBoth = withHeader(letters, "truncated", "948350");
    assertThat(longBoth.key()).isEqualTo(random(100_000));
    assertThat(random(948_350)).startsWith(longBoth.value());
    assertThat(letters)
        .filteredOn(letter -> letter.key() == null)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.value()).isEqualTo(whole);
              assertThat(header(letter, "truncated")).isNull();
            });
  }

  private static void countsWhatTheBrokerRefuses(MonitoredCluster cluster) throws Exception {
    // Given
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.local().kafka()))) {
      ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "letters");
      ConfigEntry lowered = new ConfigEntry("max.message.bytes", "5000");
      AlterConfigOp set = new AlterConfigOp(lowered, AlterConfigOp.OpType.SET);
      admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
    }

    // When
    publish(cluster, null, random(100_000));
    FlinkCounters counters = new FlinkCounters(cluster.local().flinkRest());
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> counters.sum(JOB, "publish-rejections", "rejectionsNotWritten") == 1);
    publish(cluster, bytes("after"), bytes("junk"));

    // Then
    assertThat(letters(cluster, 4))
        .anySatisfy(letter -> assertThat(letter.key()).isEqualTo(bytes("after")));
    assertThat(counters.restarts(JOB)).isZero();
  }

  private static void endsWithAClearWordOnARecordLargerThanMemory(MonitoredCluster cluster) {
    // When
    publish(cluster, null, new byte[UNPACKED]);

    // Then
    FlinkCounters jobs = new FlinkCounters(cluster.local().flinkRest());
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> jobs.state(JOB).equals("FAILED"));
    assertThat(jobs.exceptions(JOB))
        .contains("A record of topic 'predictions' does not fit into memory")
        .contains("kafka-delete-records");
  }

  private static List<ConsumerRecord<byte[], byte[]>> letters(MonitoredCluster cluster, int size) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> cluster.records("letters"), letters -> letters.size() == size);
  }

  private static ConsumerRecord<byte[], byte[]> withHeader(
      List<ConsumerRecord<byte[], byte[]>> letters, String name, String value) {
    return letters.stream()
        .filter(letter -> value.equals(header(letter, name)))
        .findAny()
        .orElseThrow(() -> new AssertionError("no letter has " + name + " " + value));
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader("plumbline.error." + name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** Packed by zstd, so that the broker takes more than its limit of bytes that repeat. */
  private static void publish(MonitoredCluster cluster, byte[] key, byte[] value) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            cluster.local().kafka(),
            "compression.type",
            "zstd",
            "max.request.size",
            UNPACKED + 1_000,
            "buffer.memory",
            UNPACKED + 1_000_000L);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("predictions", key, value)).get();
    } catch (Exception failure) {
      throw new IllegalStateException("the broker did not take the record", failure);
    }
  }

  /** The same bytes for the same length; no codec makes them shorter. */
  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
