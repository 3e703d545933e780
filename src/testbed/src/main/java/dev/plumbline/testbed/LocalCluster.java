package dev.plumbline.testbed;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A real Kafka broker, Flink cluster and, if asked for, schema registry, each a process of its own:
 * once {@link #start} returns, each of them answers; once {@link #close} returns, none of them is
 * left and their files are gone.
 *
 * <p>Ports are free ones, the files in a new temporary directory, so that clusters do not meet each
 * other. A JVM that ends without closing takes its cluster down with it, unless it is killed with
 * -9. Members are called as in {@code scripts/cluster status}: {@code kafka}, {@code job-manager},
 * {@code registry}, {@code task-manager-1} and so on.
 */
public final class LocalCluster implements AutoCloseable {

  private final ClusterScript script;
  private final Thread whenTheJvmEnds;

  private LocalCluster(ClusterScript script) {
    this.script = script;
    this.whenTheJvmEnds = new Thread(this::takeDown, "take-down-local-cluster");
    Runtime.getRuntime().addShutdownHook(whenTheJvmEnds);
  }

  /**
   * Starts a cluster on free ports and waits until all of it answers: about 10 s, once the
   * distributions are assembled.
   *
   * @param options those of {@code scripts/cluster up}, such as {@code "--task-managers", "2",
   *     "--registry", "--state-backend", "rocksdb", "-D", "heartbeat.timeout=3s"}
   * @return the running cluster; close it
   * @throws IllegalStateException when it did not start, with what the script and the failed
   *     process said; nothing keeps running then
   */
  public static LocalCluster start(String... options) {
    List<String> command = new ArrayList<>(List.of("up"));
    for (String port : List.of("kafka", "kafka-controller", "flink", "flink-rpc", "registry")) {
      command.add("--" + port + "-port");
      command.add("0");
    }
    command.addAll(List.of(options));
    LocalCluster cluster = new LocalCluster(ClusterScript.in(newDirectory()));
    try {
      cluster.script.run(command);
      return cluster;
    } catch (RuntimeException failure) {
      cluster.close();
      throw failure;
    }
  }

  /**
   * Kafka's bootstrap servers.
   *
   * @return {@code host:port}
   */
  public String kafka() {
    return "127.0.0.1:" + port("kafka.port");
  }

  /**
   * Root of Flink's REST API and of its Web UI.
   *
   * @return such as {@code http://127.0.0.1:8081/}
   */
  public URI flinkRest() {
    return URI.create("http://127.0.0.1:" + port("flink.port") + "/");
  }

  /**
   * Root of the schema registry's Confluent-compatible API.
   *
   * @return such as {@code http://127.0.0.1:8085/apis/ccompat/v7}
   * @throws IllegalStateException when the cluster was started without {@code --registry}
   */
  public URI registryUrl() {
    if (!Files.exists(processIdFile("registry"))) {
      throw new IllegalStateException("this cluster has no registry; start it with \"--registry\"");
    }
    return URI.create("http://127.0.0.1:" + port("registry.port") + "/apis/ccompat/v7");
  }

  /**
   * Where the cluster keeps {@code log/}, {@code conf/} and {@code data/} (with {@code
   * checkpoints/} and {@code savepoints/}).
   *
   * @return absolute path; gone after {@link #close}
   */
  public Path directory() {
    return script.directory();
  }

  /**
   * Process id of a member, also of one that was killed and not started again.
   *
   * @param member its name
   * @return the operating system's process id
   * @throws UncheckedIOException when this cluster never had such a member
   */
  public long processId(String member) {
    try {
      return Long.parseLong(Files.readString(processIdFile(member)).strip());
    } catch (IOException failure) {
      throw new UncheckedIOException("no process id of " + member, failure);
    }
  }

  /**
   * Kills a member with {@code kill -9} and returns when it is gone.
   *
   * @param member its name
   * @throws IllegalStateException when it is not running
   */
  public void kill(String member) {
    run("kill", member);
  }

  /**
   * Starts a member that was killed, or one more, with the ports and data it had before, and
   * returns when it answers.
   *
   * @param member its name
   * @throws IllegalStateException when it runs already or did not start
   */
  public void start(String member) {
    run("start", member);
  }

  /**
   * Kills a TaskManager with {@code kill -9} and returns when it is gone; Flink notices within its
   * heartbeat timeout.
   *
   * @param number from 1
   * @throws IllegalStateException when it is not running
   */
  public void killTaskManager(int number) {
    kill("task-manager-" + number);
  }

  /**
   * Starts one more TaskManager, or a killed one again, and returns when Flink has registered it.
   *
   * @return its number: the lowest that is not running
   * @throws IllegalStateException when it did not start
   */
  public int startTaskManager() {
    String member = run("start", "task-manager").strip();
    return Integer.parseInt(member.substring(member.lastIndexOf('-') + 1));
  }

  /**
   * Runs any command of {@code scripts/cluster} against this cluster, such as {@code "flink",
   * "run", "-d", jar} or {@code "kafka-topics", "--bootstrap-server", kafka(), "--list"}.
   *
   * @param arguments the command and its arguments
   * @return what it wrote to standard output
   * @throws IllegalStateException when its exit code is not 0, with all that it said
   */
  public String run(String... arguments) {
    return script.run(List.of(arguments));
  }

  /** Stops every process of the cluster and deletes its directory; a second call does nothing. */
  @Override
  public void close() {
    takeDown();
    Runtime.getRuntime().removeShutdownHook(whenTheJvmEnds);
  }

  private void takeDown() {
    if (Files.exists(directory())) {
      run("down", "--delete");
    }
  }

  private Path processIdFile(String member) {
    return directory().resolve("pid").resolve(member + ".pid");
  }

  private String port(String key) {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(directory().resolve("cluster.properties"))) {
      settings.load(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the ports of the cluster", failure);
    }
    return settings.getProperty(key);
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("plumbline-cluster").toRealPath();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot create a temporary directory", failure);
    }
  }
}
