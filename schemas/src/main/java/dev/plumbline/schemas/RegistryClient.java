package dev.plumbline.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * Speaks the part of Confluent's REST API that is needed, one request at a time, without memory:
 * bounded in time (2 s to connect, 5 s to answer) and in size (2 MiB).
 */
final class RegistryClient {

  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int MAX_RESPONSE_BYTES = 2 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final Map<String, String> headers;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  RegistryClient(URI base, Map<String, String> headers) {
    this.base = URI.create(base.toString().replaceAll("/+$", "") + "/");
    this.headers = Map.copyOf(headers);
  }

  Answer get(String path) throws IOException {
    return send(request(path).GET());
  }

  Answer post(String path, JsonNode body) throws IOException {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(5))
            .header("Accept", MEDIA_TYPE + ", application/json")
            .header("Content-Type", MEDIA_TYPE);
    headers.forEach(request::header);
    return request;
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      return new Answer(response.statusCode(), body(response));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + base, e);
    }
  }

  private JsonNode body(HttpResponse<InputStream> response) throws IOException {
    try (InputStream stream = response.body()) {
      byte[] bytes = stream.readNBytes(MAX_RESPONSE_BYTES + 1);
      if (bytes.length > MAX_RESPONSE_BYTES) {
        throw new IOException(base + " answered more than " + MAX_RESPONSE_BYTES + " bytes");
      }
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new IOException(
          base + " answered status " + response.statusCode() + " with something that is not JSON");
    }
  }

  @Override
  public String toString() {
    return base.toString();
  }

  /**
   * What the registry answered.
   *
   * @param status HTTP status
   * @param body the JSON body; a missing node where there was none
   */
  record Answer(int status, JsonNode body) {

    boolean ok() {
      return status / 100 == 2;
    }

    /** The registry's own words, or the status where it has none. */
    String problem() {
      return "status " + status + " " + Quoted.problem(body.path("message").asText(""));
    }
  }
}
