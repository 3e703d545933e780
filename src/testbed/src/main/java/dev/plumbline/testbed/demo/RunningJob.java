package dev.plumbline.testbed.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The one job of a Flink cluster, asked through its REST API.
 *
 * @param flink root of the REST API, such as {@code http://localhost:8081/}
 */
record RunningJob(URI flink) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long BETWEEN_QUESTIONS_MS = 200;

  /**
   * Returns when every task of the job runs.
   *
   * @throws IllegalStateException when it does not within this time
   */
  void await(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    String answer = "no job";
    while (System.nanoTime() < deadline) {
      try {
        JsonNode job = JSON.readTree(get("jobs/overview")).path("jobs").path(0);
        if (runs(job)) {
          return;
        }
        answer = job.isMissingNode() ? "no job" : job.path("state").asText();
      } catch (IOException failure) {
        answer = failure.toString();
      }
      Thread.sleep(BETWEEN_QUESTIONS_MS);
    }
    throw new IllegalStateException(
        "the job does not run after %d s (%s); look at %s"
            .formatted(patience.toSeconds(), answer, flink));
  }

  private static boolean runs(JsonNode job) {
    JsonNode tasks = job.path("tasks");
    return job.path("state").asText().equals("RUNNING")
        && tasks.path("total").asInt() > 0
        && tasks.path("total").asInt() == tasks.path("running").asInt();
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(flink.resolve(path)).timeout(Duration.ofSeconds(5)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
