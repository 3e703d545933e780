package dev.plumbline.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The two calls of a Confluent-compatible registry that the client makes, in this process. */
public final class FakeRegistry implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> subjects = new ArrayList<>();
  private int outage;
  private boolean stalled;
  private String demanded;

  public FakeRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api", this::handle);
    server.start();
  }

  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/api");
  }

  /** Answers this body for the id. */
  public synchronized void answer(int id, String body) {
    answers.put("/api/schemas/ids/" + id, body);
  }

  /** Holds a schema under the id. */
  public synchronized void hold(int id, String schema) {
    ObjectNode body = JSON.createObjectNode().put("schema", schema);
    answer(id, body.toString());
  }

  /** Answers every request with this status from now on; 0 ends it. */
  public synchronized void fail(int status) {
    outage = status;
  }

  /** Refuses whoever does not say this of himself. */
  public synchronized void demand(String authorization) {
    demanded = authorization;
  }

  /** Promises a body from now on and never sends it. */
  public synchronized void stall() {
    stalled = true;
  }

  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  public synchronized List<String> subjects() {
    return List.copyOf(subjects);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    if (stalled) {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().flush();
    } else if (demanded != null
        && !demanded.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      respond(exchange, 401, "{\"error_code\":401,\"message\":\"Unauthorized\"}");
    } else if (outage != 0) {
      respond(exchange, outage, "{\"message\":\"out of order\"}");
    } else if (exchange.getRequestMethod().equals("POST")) {
      JsonNode body = JSON.readTree(exchange.getRequestBody());
      subjects.add(path.split("/")[3]);
      hold(subjects.size(), body.path("schema").textValue());
      respond(exchange, 200, "{\"id\":" + subjects.size() + "}");
    } else if (answers.containsKey(path)) {
      respond(exchange, 200, answers.get(path));
    } else {
      respond(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    }
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
