package dev.plumbline.cli.tail;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record of the dead-letter topic.
 *
 * @param rejectedAt when it was written there
 * @param why the headers by name, without their prefix
 * @param value the rejected value; empty when there was none
 */
record Rejection(Instant rejectedAt, Map<String, String> why, byte[] value) {

  private static final String PREFIX = "plumbline.error.";
  private static final JsonMapper JSON = new JsonMapper();

  static Rejection of(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> why = new TreeMap<>();
    for (Header header : record.headers()) {
      if (header.key().startsWith(PREFIX) && header.value() != null) {
        String text = new String(header.value(), StandardCharsets.UTF_8);
        why.put(header.key().substring(PREFIX.length()), text);
      }
    }
    byte[] value = record.value() == null ? new byte[0] : record.value();
    return new Rejection(Instant.ofEpochMilli(record.timestamp()), why, value);
  }

  /** For example {@code 2026-12-01T12:05:00Z WRONG_TYPE predictions/0@17: latency_ms is …}. */
  String inWords() {
    return "%s %s %s/%s@%s: %s"
        .formatted(
            rejectedAt,
            why.getOrDefault("reason", "(no reason)"),
            why.getOrDefault("topic", "?"),
            why.getOrDefault("partition", "?"),
            why.getOrDefault("offset", "?"),
            why.getOrDefault("message", "(no message)"));
  }

  String json() {
    ObjectNode object = JSON.createObjectNode();
    object.put("rejected_at", rejectedAt.toString());
    why.forEach(object::put);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      object.put("value", text);
    } catch (CharacterCodingException e) {
      object.put("value_base64", Base64.getEncoder().encodeToString(value));
    }
    return object.toString();
  }
}
