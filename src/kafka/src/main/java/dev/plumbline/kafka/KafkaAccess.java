package dev.plumbline.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The clients of one Kafka cluster. Each is given only after a broker has answered, so that an
 * address where nobody listens is reported within {@link #PATIENCE} and in words.
 */
public final class KafkaAccess {

  /** How long a broker may take to answer the first time. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration REQUEST = Duration.ofSeconds(10);
  private static final Duration CALL = Duration.ofSeconds(20);

  private final Properties settings;
  private final String bootstrapServers;
  private boolean reached;

  /**
   * Access with these settings; nothing is sent yet.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param clientSettings what else the clients need, such as {@code security.protocol}
   */
  public KafkaAccess(String bootstrapServers, Properties clientSettings) {
    this.bootstrapServers = bootstrapServers;
    this.settings = new Properties();
    settings.putAll(ClientSettings.texts(clientSettings));
    settings.setProperty("bootstrap.servers", bootstrapServers);
    settings.putIfAbsent("client.id", "plumbline");
    settings.putIfAbsent("default.api.timeout.ms", Long.toString(CALL.toMillis()));
    settings.putIfAbsent("request.timeout.ms", Long.toString(REQUEST.toMillis()));
  }

  /** The address that was given. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** An administrator of a cluster that answers. */
  public Admin admin() {
    try {
      Admin admin = Admin.create(settings);
      requireReachable(admin);
      return admin;
    } catch (KafkaException e) {
      throw explain(e);
    }
  }

  /** A producer that waits for all replicas and never writes twice. */
  public Producer<byte[], byte[]> producer() {
    Properties own = new Properties();
    own.putAll(settings);
    // What makes writing correct is not a matter of taste: it wins.
    own.putAll(Map.of("acks", "all", "enable.idempotence", "true", "linger.ms", "20"));
    try {
      return new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      throw explain(e);
    }
  }

  /** A consumer without a group that sees committed records only. */
  public Consumer<byte[], byte[]> consumer() {
    Properties own = ClientSettings.forReadingCommitted(settings);
    own.setProperty("allow.auto.create.topics", "false");
    try {
      return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw explain(e);
    }
  }

  /**
   * The result of a call to the cluster.
   *
   * @throws KafkaFailureException in words for whoever runs the command
   */
  public <T> T await(KafkaFuture<T> future) {
    return await(future, KafkaRight.onCluster("Describe"));
  }

  /**
   * The same, of a call that takes a right.
   *
   * @param needed what whoever asks must be allowed
   */
  public <T> T await(KafkaFuture<T> future, KafkaRight needed) {
    return ask(() -> BrokerAnswers.get(future), needed);
  }

  /**
   * What a question finds out.
   *
   * @param question fails with what Kafka says
   * @param needed what whoever asks must be allowed
   * @throws KafkaFailureException the same in words
   */
  public <T> T ask(Supplier<T> question, KafkaRight needed) {
    try {
      return question.get();
    } catch (InterruptException e) {
      throw new KafkaFailureException("interrupted while waiting for " + bootstrapServers, e);
    } catch (KafkaException e) {
      throw explain(e, needed);
    }
  }

  /** Whether a topic that was asked about is there. */
  boolean exists(KafkaFuture<?> described, KafkaRight needed) {
    return ask(
        () -> {
          try {
            BrokerAnswers.get(described);
            return true;
          } catch (UnknownTopicOrPartitionException e) {
            return false;
          }
        },
        needed);
  }

  /** Who the client logs in as, if its settings say so. */
  public Optional<String> principal() {
    return KafkaRight.principal(ClientSettings.texts(settings));
  }

  /**
   * Puts a failure of the Kafka client in words.
   *
   * @param needed what whoever asked must have been allowed
   */
  public KafkaFailureException explain(Throwable failure, KafkaRight needed) {
    Throwable root = failure;
    while (root.getCause() instanceof KafkaException) {
      root = root.getCause();
    }
    return root instanceof AuthorizationException
        ? new KafkaFailureException(needed.missing(principal(), bootstrapServers), failure)
        : explain(failure);
  }

  /** Puts a failure of the Kafka client in words. */
  public KafkaFailureException explain(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() instanceof KafkaException) {
      root = root.getCause();
    }
    if (root instanceof TimeoutException && !reached) {
      return new KafkaFailureException(
          "No Kafka broker answers at %s within %d s. Start one with scripts/cluster up, or name yours with --bootstrap-server (and --command-config, when it wants TLS or a password)."
              .formatted(bootstrapServers, PATIENCE.toSeconds()),
          failure);
    }
    if (root instanceof ConfigException && root.getMessage().contains("No resolvable")) {
      return new KafkaFailureException(
          "%s is no address that this machine can find; name a broker as host:port with --bootstrap-server"
              .formatted(bootstrapServers),
          failure);
    }
    if (root instanceof ConfigException) {
      return new KafkaFailureException(
          "Kafka refuses a setting: %s. See --bootstrap-server %s and --command-config."
              .formatted(root.getMessage().replaceAll("\\.$", ""), bootstrapServers),
          failure);
    }
    if (root instanceof UnknownTopicOrPartitionException) {
      return new KafkaFailureException(
          "A topic is missing on %s; create ours with: plumbline topics create"
              .formatted(bootstrapServers),
          failure);
    }
    return new KafkaFailureException(
        "Kafka at %s: %s".formatted(bootstrapServers, root.getMessage()), failure);
  }

  private void requireReachable(Admin admin) {
    if (reached) {
      return;
    }
    int patience = (int) PATIENCE.toMillis();
    try {
      await(admin.describeCluster(new DescribeClusterOptions().timeoutMs(patience)).nodes());
      reached = true;
    } catch (KafkaFailureException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
  }
}
