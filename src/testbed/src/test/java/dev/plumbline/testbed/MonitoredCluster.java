package dev.plumbline.testbed;

import dev.plumbline.kafka.TopicEnds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A {@link LocalCluster} with the topics of the contract (four partitions each), on which the job
 * is submitted and the command line is run as by hand.
 */
final class MonitoredCluster implements AutoCloseable {

  static final int PARTITIONS = 4;

  private static final Duration READING = Duration.ofSeconds(60);
  private static final List<String> OF_A_JOB =
      List.of("predictions", "labels", "metrics", "alerts", "rejections");

  private final LocalCluster cluster;
  private final Path root;

  private MonitoredCluster(LocalCluster cluster) {
    this.cluster = cluster;
    this.root = ClusterScript.in(cluster.directory()).script().getParent().getParent();
  }

  /** Starts it, with further options of {@code scripts/cluster up}. */
  static MonitoredCluster start(String... options) {
    MonitoredCluster started = new MonitoredCluster(LocalCluster.start(options));
    started.plumbline("topics", "create", "--partitions", Integer.toString(PARTITIONS));
    return started;
  }

  LocalCluster local() {
    return cluster;
  }

  /** Root of the checkout. */
  Path root() {
    return root;
  }

  /** Runs {@code scripts/plumbline} against this cluster and returns its standard output. */
  String plumbline(String... arguments) {
    List<String> command = new ArrayList<>(List.of("scripts/plumbline"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--bootstrap-server", cluster.kafka()));
    return run(command);
  }

  /** Runs a command in the root of the checkout; fails with all that it said unless it exits 0. */
  String run(List<String> command) {
    return new HandCommand(root, command).run();
  }

  /**
   * Submits the job by Flink's own client.
   *
   * @param configuration a file under {@code job/conf}
   * @param settings as {@code key=value}
   */
  void submit(String configuration, String... settings) {
    List<String> command = new ArrayList<>(List.of("flink", "run", "-d"));
    command.add(System.getProperty("plumbline.job.jar", root + "/job/target/plumbline-job.jar"));
    command.addAll(List.of("--config", root.resolve("job/conf/" + configuration).toString()));
    command.addAll(List.of("--set", "kafka.bootstrap.servers=" + cluster.kafka()));
    for (String setting : settings) {
      command.addAll(List.of("--set", setting));
    }
    cluster.run(command.toArray(String[]::new));
  }

  /**
   * Builds a profile of training data for a monitor and applies it as one that is there before the
   * job starts.
   *
   * @param profile the file it is written to
   * @param more further options of {@code profile build}
   */
  void publishProfile(Path profile, Path monitor, Path data, String... more) {
    List<String> command = new ArrayList<>(List.of("scripts/plumbline", "profile", "build"));
    command.addAll(List.of("--monitor", monitor.toString(), "--data", data.toString()));
    command.addAll(List.of(more));
    command.addAll(List.of("--out", profile.toString()));
    run(command);
    plumbline("profile", "apply", profile.toString(), "--before-start");
  }

  /** Creates the topics of {@link #submitOnTopicsOf}: the contract's, each behind a prefix. */
  void createTopicsUnder(String prefix) {
    createTopics(OF_A_JOB.stream().map(topic -> prefix + "-" + topic).toArray(String[]::new));
  }

  /**
   * Submits a job that reads and writes topics of its own.
   *
   * @param job its {@code job.id}, and the prefix of its topics
   */
  void submitOnTopicsOf(String job, String configuration, String... settings) {
    List<String> all = new ArrayList<>(List.of("job.id=" + job));
    OF_A_JOB.forEach(topic -> all.add("topics." + topic + "=" + job + "-" + topic));
    all.addAll(List.of(settings));
    submit(configuration, all.toArray(String[]::new));
  }

  /** Creates topics like those of the contract, under other names. */
  void createTopics(String... names) {
    createTopicsOf(PARTITIONS, names);
  }

  /** The same, of so many partitions. */
  void createTopicsOf(int partitions, String... names) {
    Map<String, String> settings = Map.of("message.timestamp.type", "LogAppendTime");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.kafka()))) {
      List<NewTopic> topics = new ArrayList<>();
      for (String name : names) {
        topics.add(new NewTopic(name, partitions, (short) 1).configs(settings));
      }
      admin.createTopics(topics).all().get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException("cannot create " + List.of(names), failure);
    }
  }

  /** A file that is gone with the cluster. */
  Path file(String name) {
    return cluster.directory().resolve("tmp").resolve(name);
  }

  /** Writes a text file that is gone with the cluster. */
  Path write(String name, String text) {
    try {
      return Files.writeString(file(name), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All committed records of a topic, partition by partition, up to its present end. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", cluster.kafka(), "isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = TopicEnds.partitions(consumer, List.of(topic));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      TopicEnds.now(consumer, partitions).readTo(consumer, READING, all::add);
    }
    return all;
  }

  @Override
  public void close() {
    cluster.close();
  }
}
