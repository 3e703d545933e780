package dev.plumbline.job.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A {@link Lease} as it stands on the topic: JSON, so that a person can read it. */
final class LeaseJson {

  private static final JsonMapper JSON = new JsonMapper();

  private LeaseJson() {}

  static byte[] write(Lease lease) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("job_id", lease.jobId())
        .put("holder", lease.holder())
        .put("kind", lease.kind().name())
        .put("flink_job", lease.flinkJob())
        .put("host", lease.host())
        .put("since", lease.since())
        .put("length_ms", lease.lengthMs())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param at the record's timestamp
   * @return empty when it is something else
   */
  static Optional<Lease> read(byte[] value, long at) {
    try {
      JsonNode json = JSON.readTree(value);
      return Optional.of(
          new Lease(
              json.required("job_id").textValue(),
              json.required("holder").textValue(),
              Lease.Kind.valueOf(json.required("kind").textValue()),
              json.required("flink_job").textValue(),
              json.required("host").textValue(),
              json.required("since").longValue(),
              at,
              json.required("length_ms").longValue()));
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }
}
