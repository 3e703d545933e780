package dev.plumbline.testbed;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The counters of a job, as its Web UI shows them.
 *
 * @param rest root of Flink's REST API
 */
record FlinkCounters(URI rest) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /**
   * Sum of a counter over all subtasks.
   *
   * @param job name of the job
   * @param operator a part of the operator's name, such as {@code predictions}
   * @param counter its name, such as {@code rejected}
   */
  long sum(String job, String operator, String counter) {
    String id = id(job);
    long sum = 0;
    for (String vertex : matches("\"id\":\"(\\w{32})\"", get("jobs/" + id))) {
      String metrics = "jobs/" + id + "/vertices/" + vertex + "/subtasks/metrics";
      for (String metric : matches("\"id\":\"([^\"]*\\." + counter + ")\"", get(metrics))) {
        if (metric.contains(operator)) {
          String encoded = URLEncoder.encode(metric, StandardCharsets.UTF_8).replace("+", "%20");
          String answer = get(metrics + "?agg=sum&get=" + encoded);
          sum += (long) Double.parseDouble(firstMatch("\"sum\":([0-9.E]+)", answer));
        }
      }
    }
    return sum;
  }

  /** How often a job was restarted. */
  int restarts(String job) {
    String answer = get("jobs/" + id(job) + "/metrics?get=numRestarts");
    return Integer.parseInt(firstMatch("\"value\":\"(\\d+)\"", answer));
  }

  /** The state of a job, such as {@code RUNNING}. */
  String state(String job) {
    return firstMatch("\"state\":\"(\\w+)\"", get("jobs/" + id(job)));
  }

  /** What went wrong with a job, as its Web UI shows it. */
  String exceptions(String job) {
    return get("jobs/" + id(job) + "/exceptions");
  }

  private String id(String job) {
    return firstMatch("\"jid\":\"(\\w+)\",\"name\":\"" + job + "\"", get("jobs/overview"));
  }

  /** How long a job has been there. */
  Duration uptime(String job) {
    String duration = "\"name\":\"" + job + "\"[^}]*?\"duration\":(\\d+)";
    return Duration.ofMillis(Long.parseLong(firstMatch(duration, get("jobs/overview"))));
  }

  private String get(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(rest.resolve(path)).timeout(Duration.ofSeconds(20)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException failure) {
      throw new IllegalStateException("no answer to " + path, failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interruption);
    }
  }

  private static String firstMatch(String pattern, String text) {
    return matches(pattern, text).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + pattern + " in " + text));
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .distinct()
        .toList();
  }
}
