package dev.plumbline.testbed;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The real job, submitted as a hand would by {@code flink run -d}; what is known of it comes from
 * Flink's REST API.
 *
 * @param cluster where it runs
 * @param name its {@code job.id}, which also ends the names of its output topics
 * @param id Flink's id of it
 */
record FaultedJob(LocalCluster cluster, String name, String id) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path JAR = Path.of("..", "..", "job", "target", "plumbline-job.jar");

  /** Submits the job and waits until all of it runs. */
  static FaultedJob run(LocalCluster cluster, String name, int parallelism) {
    return run(cluster, name, parallelism, List.of(), List.of());
  }

  /**
   * The same on topics of its own, {@code predictions-<name>} and {@code labels-<name>}.
   *
   * @param flink an option of Flink, as {@code key=value}
   * @param settings more settings of the job, as {@code key=value}
   */
  static FaultedJob onItsOwn(
      LocalCluster cluster, String name, int parallelism, String flink, String... settings) {
    List<String> own = new ArrayList<>();
    own.add("topics.predictions=predictions-" + name);
    own.add("topics.labels=labels-" + name);
    own.addAll(List.of(settings));
    return run(cluster, name, parallelism, List.of("-D", flink), own);
  }

  /** The same with more settings of the job, as {@code key=value}. */
  static FaultedJob runWith(
      LocalCluster cluster, String name, int parallelism, String... settings) {
    return run(cluster, name, parallelism, List.of(), List.of(settings));
  }

  /**
   * Submits the job from a savepoint and waits until all of it runs.
   *
   * @param settings more settings of the job, as {@code key=value}
   */
  static FaultedJob resume(
      LocalCluster cluster, String name, int parallelism, String savepoint, String... settings) {
    return run(cluster, name, parallelism, List.of("-s", savepoint), List.of(settings));
  }

  private static FaultedJob run(
      LocalCluster cluster,
      String name,
      int parallelism,
      List<String> options,
      List<String> settings) {
    List<String> command = new ArrayList<>(List.of("flink", "run", "-d"));
    command.addAll(List.of("-p", Integer.toString(parallelism)));
    command.addAll(options);
    command.add(JAR.toAbsolutePath().normalize().toString());
    for (String setting :
        List.of(
            "job.id=" + name,
            "kafka.bootstrap.servers=" + cluster.kafka(),
            "start=earliest",
            "topics.alerts=alerts-" + name,
            "topics.metrics=metrics-" + name,
            "topics.rejections=rejections-" + name,
            "metrics.format=json",
            "checkpoint.interval=1 s",
            "time.out-of-orderness=1 s",
            // Windows close by events alone: what the wall clock closes is exempt from equality.
            "time.silence=10 min",
            "time.idle=10 min",
            "time.idle-flush=10 min")) {
      command.addAll(List.of("--set", setting));
    }
    settings.forEach(setting -> command.addAll(List.of("--set", setting)));
    String said = cluster.run(command.toArray(String[]::new));
    Matcher id = Pattern.compile("JobID ([0-9a-f]{32})").matcher(said);
    if (!id.find()) {
      throw new IllegalStateException("no job id in what flink run said: " + said);
    }
    FaultedJob job = new FaultedJob(cluster, name, id.group(1));
    job.awaitRunning();
    return job;
  }

  /** Waits until every subtask runs. */
  void awaitRunning() {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(this::runs);
  }

  /** Whether every subtask runs. */
  boolean runs() {
    JsonNode job = get("");
    boolean whole =
        StreamSupport.stream(job.get("vertices").spliterator(), false)
            .allMatch(
                vertex -> vertex.at("/tasks/RUNNING").asInt() == vertex.get("parallelism").asInt());
    return whole && job.get("state").asText().equals("RUNNING");
  }

  /** What Flink says of it, such as {@code RUNNING} or {@code FAILED}. */
  String state() {
    return get("").get("state").asText();
  }

  /** How often it was restarted. */
  int restarts() {
    return get("/metrics?get=numRestarts").at("/0/value").asInt();
  }

  /** Waits until so many checkpoints, begun from now on, are complete. */
  void awaitCheckpoints(int more) {
    long now = System.currentTimeMillis();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                StreamSupport.stream(get("/checkpoints").get("history").spliterator(), false)
                        .filter(checkpoint -> checkpoint.get("trigger_timestamp").asLong() >= now)
                        .filter(checkpoint -> checkpoint.get("status").asText().equals("COMPLETED"))
                        .count()
                    >= more);
  }

  /** Takes a savepoint while the job goes on and says where that is. */
  String savepoint() {
    String folder = cluster.directory().resolve("data/savepoints").toString();
    return take("/savepoints", "{\"target-directory\": \"" + folder + "\"}")
        .at("/operation/location")
        .asText();
  }

  /** Takes a checkpoint, whatever the {@code checkpoint.interval}, and waits until it is there. */
  void checkpoint() {
    JsonNode taken = take("/checkpoints", "{}");
    if (!taken.at("/operation").hasNonNull("checkpointId")) {
      throw new IllegalStateException("no checkpoint: " + taken);
    }
  }

  private JsonNode take(String path, String body) {
    String trigger = post(path, body).get("request-id").asText();
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> get(path + "/" + trigger),
            answer -> answer.at("/status/id").asText().equals("COMPLETED"));
  }

  /** Stops it with a savepoint and says where that is. */
  String stop() {
    String said =
        cluster.run(
            "flink", "stop", "-p", cluster.directory().resolve("data/savepoints").toString(), id);
    Matcher path = Pattern.compile("Path: (\\S+)").matcher(said);
    if (!path.find()) {
      throw new IllegalStateException("no savepoint in what flink stop said: " + said);
    }
    return path.group(1);
  }

  /** Ends it and waits until its slots are free. */
  void cancel() {
    cluster.run("flink", "cancel", id);
    await().atMost(PATIENCE).until(() -> get("").get("state").asText().equals("CANCELED"));
  }

  private JsonNode get(String path) {
    return ask(HttpRequest.newBuilder(cluster.flinkRest().resolve("jobs/" + id + path)).build());
  }

  private JsonNode post(String path, String body) {
    return ask(
        HttpRequest.newBuilder(cluster.flinkRest().resolve("jobs/" + id + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static JsonNode ask(HttpRequest request) {
    try {
      return JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException failure) {
      throw new UncheckedIOException("Flink does not answer", failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Flink", interruption);
    }
  }
}
