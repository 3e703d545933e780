package dev.plumbline.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.schemas.text.Quoted;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks the part of Confluent's REST API that is needed, one request at a time, without memory:
 * bounded in size (2 MiB) and in time (twice the timeout).
 */
final class RegistryClient {

  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int MAX_RESPONSE_BYTES = 2 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryAccess access;
  private final URI base;
  private final Duration timeout;
  private HttpClient http;

  RegistryClient(RegistryAccess access, Duration timeout) {
    this.access = access;
    this.base = URI.create(access.base().toString().replaceAll("/+$", "") + "/");
    this.timeout = timeout;
  }

  /** Made for the first request: until then a store for TLS may be missing. */
  private synchronized HttpClient http() throws IOException {
    if (http == null) {
      HttpClient.Builder client =
          HttpClient.newBuilder().connectTimeout(timeout).version(HttpClient.Version.HTTP_1_1);
      access.tls().ifPresent(client::sslContext);
      http = client.build();
    }
    return http;
  }

  Answer get(String path) throws IOException {
    return send(request(path).GET());
  }

  Answer post(String path, JsonNode body) throws IOException {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Accept", MEDIA_TYPE + ", application/json")
            .header("Content-Type", MEDIA_TYPE);
    Optional<String> authorization = access.authorization();
    try {
      authorization.ifPresent(value -> request.header("Authorization", value));
    } catch (IllegalArgumentException e) { // not as the cause: it would show the secret
      throw new IOException("the credentials hold a character that HTTP does not allow");
    }
    return request;
  }

  /** The request's own timeout ends with the headers; a body that stalls needs the second one. */
  private Answer send(HttpRequest.Builder request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> response =
        http()
            .sendAsync(
                request.timeout(timeout).build(), head -> new BoundedBody(MAX_RESPONSE_BYTES));
    try {
      HttpResponse<byte[]> answer = response.get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(answer.statusCode(), parse(answer));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + this, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OversizedBodyException oversized) {
        throw oversized;
      }
      throw new IOException(this + " cannot be read: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IOException(this + " did not end its answer in time", e);
    } finally {
      response.cancel(true);
    }
  }

  private JsonNode parse(HttpResponse<byte[]> answer) throws IOException {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IOException(
          this + " answered status " + answer.statusCode() + " with something that is not JSON", e);
    }
  }

  @Override
  public String toString() {
    return access.toString();
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

    /** Whether a registry says it, by a code of its own, and not what stands before it. */
    boolean isOfRegistry() {
      return String.valueOf(body.path("error_code").asInt()).startsWith(String.valueOf(status));
    }

    /** The registry's own words, or the status where it has none. */
    String problem() {
      return "status " + status + " " + Quoted.problem(body.path("message").asText(""));
    }
  }
}
