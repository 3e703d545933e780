package dev.plumbline.testbed.benchmark.latency;

import dev.plumbline.job.Endpoints;
import dev.plumbline.job.JobEnvironment;
import dev.plumbline.job.MonitoringPipeline;
import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.settings.SettingsReader;
import dev.plumbline.job.stage.ingest.source.KafkaSources;
import dev.plumbline.job.stage.publish.KafkaSinks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How long the real job, on a real broker and in real time, takes from the earliest instant at
 * which an alert could be known to the moment at which a reader of the topic has it. The earliest
 * instant is the end of the alert's window and the disorder that the watermark waits for.
 */
public final class AlertLatency {

  /** Models, each with an alert that begins or ends every {@link TidalTraffic#TIDE_SECONDS} s. */
  public static final int MODELS = 100;

  private static final Duration DISORDER = Duration.ofSeconds(1);
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final int PARTITIONS = 4;
  private static final int LARGEST_MESSAGE = 1_048_576;

  private final String kafka;
  private final String delivery;
  private final JobSettings settings;

  /**
   * A measurement on a broker.
   *
   * @param delivery as in {@code alerts.delivery}
   */
  public AlertLatency(String kafka, String delivery) {
    this.kafka = kafka;
    this.delivery = delivery;
    this.settings = settings();
  }

  /**
   * Measures for so long, after {@code WARM_UP}.
   *
   * @return milliseconds, one for each alert that was seen
   */
  public List<Long> measure(Duration length) throws IOException {
    try {
      createTopics();
      publishMonitors();
      return run(length);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interruption);
    } catch (IOException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IOException("the job did not run", failure);
    }
  }

  private List<Long> run(Duration length) throws Exception {
    StreamExecutionEnvironment environment = JobEnvironment.of(settings);
    environment.setParallelism(2);
    KafkaSources sources = new KafkaSources(settings);
    KafkaSinks sinks = new KafkaSinks(settings);
    MonitoringPipeline.build(
        environment,
        new Endpoints(
            sources.predictions(),
            sources.labels(),
            sources.control(),
            sinks.alerts(),
            sinks.measurements(),
            sinks.rejections(LARGEST_MESSAGE)),
        settings);
    JobClient job = environment.executeAsync("alert latency");
    try (TidalTraffic traffic =
            new TidalTraffic(kafka, settings.topics().predictions(), PARTITIONS, MODELS);
        SeenAlerts alerts = new SeenAlerts(kafka, settings.topics().alerts())) {
      traffic.start();
      Instant from = Instant.now().plus(WARM_UP);
      return alerts.delays(from, from.plus(length)).stream()
          .map(delay -> delay - DISORDER.toMillis())
          .toList();
    } finally {
      job.cancel().get();
    }
  }

  private JobSettings settings() {
    String prefix = "latency-" + delivery + "-";
    return SettingsReader.fromArguments(
        "--set", "kafka.bootstrap.servers=" + kafka,
        "--set", "job.id=" + prefix + "job",
        "--set", "start=earliest",
        "--set", "time.out-of-orderness=" + DISORDER.toMillis() + " ms",
        "--set", "alerts.delivery=" + delivery,
        "--set", "topics.predictions=" + prefix + "predictions",
        "--set", "topics.labels=" + prefix + "labels",
        "--set", "topics.monitors=" + prefix + "monitors",
        "--set", "topics.profiles=" + prefix + "profiles",
        "--set", "topics.metrics=" + prefix + "metrics",
        "--set", "topics.alerts=" + prefix + "alerts",
        "--set", "topics.rejections=" + prefix + "rejections");
  }

  private void createTopics() throws ExecutionException, InterruptedException {
    List<NewTopic> topics =
        settings.topics().all().stream()
            .map(topic -> new NewTopic(topic, partitions(topic), (short) 1))
            .toList();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin.createTopics(topics).all().get();
    }
  }

  private int partitions(String topic) {
    return topic.equals(settings.topics().predictions()) ? PARTITIONS : 1;
  }

  private void publishMonitors() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int number = 0; number < MODELS; number++) {
        String model = TidalTraffic.model(number);
        producer.send(
            new ProducerRecord<>(
                settings.topics().monitors(), bytes(model), bytes(monitor(model))));
      }
    }
  }

  private static String monitor(String model) {
    return """
        {"model": "%s", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
         "task": "binary", "positive_class": "yes", "versions": "together",
         "windows": [{"size": "1s", "every": "1s"}], "measures": ["volume", "latency"],
         "rules": [{"name": "flood", "metric": "prediction_count", "window": "1s", "above": %d}]}
        """
        .formatted(model, (TidalTraffic.FLOOD + TidalTraffic.EBB) / 2);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
