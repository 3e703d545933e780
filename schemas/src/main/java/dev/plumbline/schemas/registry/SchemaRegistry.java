package dev.plumbline.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.schemas.avro.SchemaSafety;
import dev.plumbline.schemas.text.Quoted;
import dev.plumbline.schemas.value.Malformed;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * Writer schemas by id, from any registry with a Confluent-compatible API. A schema is asked for
 * once and kept for ever, so an outage only matters to ids never seen; an id that is unknown (by
 * the registry's own word: status 404) or unsafe is asked for again after a minute; while the
 * registry does not answer, or answers anything else, it is asked at most every second, then every
 * two, up to every five.
 *
 * <p>Every schema passes a safety check before it is used: at most 1,000,000 characters, 32 levels
 * and 10,000 fields, no recursion, no Java class names.
 *
 * <p>Not serializable: construct it where it is used. Safe for use by many threads.
 */
public final class SchemaRegistry {

  static final Duration REMEMBER_REFUSAL = Duration.ofMinutes(1);
  static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final int MAX_REFUSALS = 10_000;

  private final RegistryClient client;
  private final InstantSource clock;
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<Integer, Refusal> refusals =
      Collections.synchronizedMap(new BoundedMap<>(MAX_REFUSALS));
  private Duration pause = Duration.ZERO;
  private long silentUntil = Long.MIN_VALUE;
  private String lastProblem;

  /** A registry; nothing is sent yet. */
  public SchemaRegistry(RegistryAccess access) {
    this(access, TIMEOUT, InstantSource.system());
  }

  SchemaRegistry(RegistryAccess access, Duration timeout, InstantSource clock) {
    this.client = new RegistryClient(access, timeout);
    this.clock = clock;
  }

  /**
   * Whether it answers those who ask as we do; for a look before something depends on it.
   *
   * @return empty when it does, else what is wrong
   */
  public Optional<String> problem() {
    try {
      RegistryClient.Answer answer = client.get("subjects");
      return answer.ok()
          ? Optional.empty()
          : Optional.of("registry " + client + " answers with " + answer.problem());
    } catch (IOException e) {
      return Optional.of("registry " + client + " cannot be reached: " + e.getMessage());
    }
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
      boolean isRefusal =
          answer.isOfRegistry() && (answer.status() == 409 || answer.status() == 422);
      throw new SchemaRegistryException(
          "registry " + client + " refused " + subject + ": " + answer.problem(), isRefusal, null);
    } catch (IOException e) {
      throw new SchemaRegistryException(
          "registry " + client + " cannot be reached to register " + subject + ": " + e, false, e);
    }
  }

  /**
   * Whether it is known what to make of this id: its schema is here, or was refused less than a
   * minute ago. Asks nobody and never waits.
   */
  public boolean isSettled(int id) {
    return schemas.containsKey(id) || isInForce(refusals.get(id));
  }

  /**
   * Asks for an id that is not settled, if it is time to. Takes some seconds at most.
   *
   * @return empty when it is settled now, else why it is not
   */
  public Optional<String> settle(int id) {
    try {
      byId(id);
      return Optional.empty();
    } catch (MalformedValueException e) {
      return isSettled(id) ? Optional.empty() : Optional.of(e.getMessage());
    }
  }

  /** The writer schema of this id. */
  public Schema byId(int id) throws MalformedValueException {
    Schema schema = schemas.get(id);
    return schema != null ? schema : askIfDue(id);
  }

  private boolean isInForce(Refusal refusal) {
    return refusal != null && clock.millis() < refusal.until();
  }

  private synchronized Schema askIfDue(int id) throws MalformedValueException {
    Refusal refusal = refusals.get(id);
    if (isInForce(refusal)) {
      throw refusal.toException();
    }
    try {
      Schema schema = schemas.get(id); // somebody else may have asked meanwhile
      return schema != null ? schema : ask(id);
    } catch (IOException e) {
      if (refusal != null) {
        throw refusal.toException(); // the registry's last word
      }
      throw new MalformedValueException(
          Reason.REGISTRY_UNAVAILABLE,
          "Registry " + client + " " + e.getMessage() + ". Schema " + id + " is not known yet.");
    }
  }

  private Schema ask(int id) throws IOException, MalformedValueException {
    if (clock.millis() < silentUntil) {
      throw new IOException("is not asked again so soon after: " + lastProblem);
    }
    try {
      Schema schema = judge(id, client.get("schemas/ids/" + id));
      pause = Duration.ZERO;
      schemas.put(id, schema);
      return schema;
    } catch (OversizedBodyException e) {
      throw refuse(
          id, Reason.UNSAFE_SCHEMA, "Schema " + id + " has " + e.getMessage() + "; register less.");
    } catch (IOException e) {
      lastProblem = Quoted.problem(e.getMessage());
      keepSilent();
      throw new IOException("does not answer: " + lastProblem, e);
    } catch (MalformedValueException e) {
      throw refuse(id, e.malformed().reason(), e.getMessage());
    }
  }

  private MalformedValueException refuse(int id, Reason reason, String message) {
    pause = Duration.ZERO;
    long until = clock.millis() + REMEMBER_REFUSAL.toMillis();
    refusals.put(id, new Refusal(new Malformed(reason, message), until));
    return new MalformedValueException(reason, message);
  }

  /**
   * What an answer says of an id.
   *
   * @throws IOException when it says nothing of the id: no schema is refused for the sake of a
   *     registry that is out of order, or that does not know us
   * @throws MalformedValueException when there is no such schema, or it cannot be used
   */
  private Schema judge(int id, RegistryClient.Answer answer)
      throws IOException, MalformedValueException {
    if (answer.status() == 404 && answer.isOfRegistry()) {
      throw new MalformedValueException(
          Reason.UNKNOWN_SCHEMA_ID,
          "Registry "
              + client
              + " has no schema "
              + id
              + ". Use the registry the job uses."
              + hint(id));
    }
    if (!answer.ok() || !answer.body().isObject()) {
      throw new IOException(answer.problem());
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
    if (!answer.body().path("schema").isTextual()) {
      throw new IOException("the answer has no schema: " + answer.problem());
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

  /** A refusal and when it is forgotten, in milliseconds since 1970. */
  private record Refusal(Malformed malformed, long until) {
    MalformedValueException toException() {
      return new MalformedValueException(malformed.reason(), malformed.message());
    }
  }
}
