package dev.plumbline.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Writer schemas by id, from any registry with a Confluent-compatible API. A schema is asked for
 * once and kept for ever, so an outage only hurts ids never seen; an id that is unknown or unsafe
 * is asked for again after a minute; while the registry does not answer it is asked at most every
 * second, then every two, up to every 30 seconds, so that an outage does not hold up the stream.
 *
 * <p>Every schema passes a safety check before it is used: at most 1,000,000 characters, 32 levels
 * and 10,000 fields, no recursion, no Java class names.
 *
 * <p>Not serializable: construct it where it is used. Safe for use by many threads.
 */
public final class SchemaRegistry {

  static final Duration REMEMBER_REFUSAL = Duration.ofMinutes(1);
  static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final int MAX_REFUSALS = 10_000;

  private final RegistryClient client;
  private final InstantSource clock;
  private final Map<Integer, Schema> schemas = new HashMap<>();
  private final Map<Integer, Refusal> refusals = new BoundedMap<>(MAX_REFUSALS);
  private Duration pause = Duration.ZERO;
  private long silentUntil = Long.MIN_VALUE;

  /**
   * A registry at this address; nothing is sent yet.
   *
   * @param base for example {@code http://localhost:8085/apis/ccompat/v7}
   */
  public SchemaRegistry(URI base) {
    this(base, Map.of());
  }

  /**
   * A registry that wants more headers with each request.
   *
   * @param headers for example {@code Authorization}
   */
  public SchemaRegistry(URI base, Map<String, String> headers) {
    this(base, headers, TIMEOUT, InstantSource.system());
  }

  SchemaRegistry(URI base, Map<String, String> headers, Duration timeout, InstantSource clock) {
    if (base.getScheme() == null || !base.getScheme().matches("https?")) {
      throw new IllegalArgumentException(
          "the registry's URL is " + base + ": it must start with http:// or https://");
    }
    this.client = new RegistryClient(base, headers, timeout);
    this.clock = clock;
  }

  /**
   * Registers a schema, or finds it registered already.
   *
   * @param subject by TopicNameStrategy {@code <topic>-value}
   * @return the id that goes before each value
   * @throws SchemaRegistryException if the registry does not answer or refuses
   */
  public int register(String subject, Schema schema) {
    String path = "subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
    JsonNode body = JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
    try {
      RegistryClient.Answer answer = client.post(path, body);
      if (answer.ok() && answer.body().path("id").canConvertToInt()) {
        return answer.body().path("id").intValue();
      }
      throw new SchemaRegistryException(
          "registry " + client + " refused " + subject + ": " + answer.problem(), null);
    } catch (IOException e) {
      throw new SchemaRegistryException(
          "registry " + client + " cannot be reached to register " + subject + ": " + e, e);
    }
  }

  /** The writer schema of this id. */
  synchronized Schema byId(int id) throws MalformedValueException {
    Schema schema = schemas.get(id);
    if (schema != null) {
      return schema;
    }
    Refusal refusal = refusals.get(id);
    if (refusal != null && clock.millis() < refusal.until()) {
      throw refusal.toException();
    }
    if (clock.millis() < silentUntil) {
      throw unavailable(id, "is not asked again so soon after it failed to answer");
    }
    return ask(id);
  }

  private Schema ask(int id) throws MalformedValueException {
    try {
      RegistryClient.Answer answer = client.get("schemas/ids/" + id);
      if (answer.status() / 100 == 5 || answer.status() == 429) {
        throw new IOException(answer.problem());
      }
      pause = Duration.ZERO;
      Schema schema = judge(id, answer);
      schemas.put(id, schema);
      return schema;
    } catch (IOException e) {
      keepSilent();
      throw unavailable(id, "does not answer: " + Quoted.problem(e.toString()));
    } catch (MalformedValueException e) {
      long until = clock.millis() + REMEMBER_REFUSAL.toMillis();
      refusals.put(id, new Refusal(e.malformed(), until));
      throw e;
    }
  }

  private Schema judge(int id, RegistryClient.Answer answer) throws MalformedValueException {
    if (answer.status() == 404) {
      throw new MalformedValueException(
          Reason.UNKNOWN_SCHEMA_ID,
          "Registry "
              + client
              + " has no schema "
              + id
              + ". Use the registry the job uses."
              + hint(id));
    }
    String type = answer.body().path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new MalformedValueException(
          Reason.INCOMPATIBLE_SCHEMA,
          "Schema " + id + " is of type " + Quoted.of(type) + "; only AVRO is read.");
    }
    if (!answer.body().path("references").isEmpty()) {
      throw new MalformedValueException(
          Reason.UNSAFE_SCHEMA,
          "Schema " + id + " refers to other schemas; register one that is complete in itself.");
    }
    if (!answer.ok() || !answer.body().path("schema").isTextual()) {
      throw new MalformedValueException(
          Reason.REGISTRY_UNAVAILABLE,
          "Registry " + client + " refused to give schema " + id + ": " + answer.problem());
    }
    return SchemaSafety.parse("with id " + id, answer.body().path("schema").textValue());
  }

  private static String hint(int id) {
    return id == 0 ? " Eight-byte ids of older Apicurio clients are not read: use four bytes." : "";
  }

  private void keepSilent() {
    pause = pause.isZero() ? SHORTEST_PAUSE : pause.multipliedBy(2);
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
    silentUntil = clock.millis() + pause.toMillis();
  }

  private MalformedValueException unavailable(int id, String problem) {
    return new MalformedValueException(
        Reason.REGISTRY_UNAVAILABLE,
        "Registry " + client + " " + problem + ". Schema " + id + " is not known yet.");
  }

  /** A refusal and when it is forgotten, in milliseconds since 1970. */
  private record Refusal(Malformed malformed, long until) {
    MalformedValueException toException() {
      return new MalformedValueException(malformed.reason(), malformed.message());
    }
  }

  /** Forgets its oldest entry when it is full. */
  private static final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
    private final int most;

    BoundedMap(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }
}
