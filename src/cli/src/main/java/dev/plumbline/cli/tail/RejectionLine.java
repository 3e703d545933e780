package dev.plumbline.cli.tail;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.monitoring.record.DeadLetter;
import dev.plumbline.monitoring.record.DeadLetterReader;
import dev.plumbline.monitoring.record.ReadResult;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A rejection in words or JSON.
 *
 * @param rejectedAt when it was written to its topic
 * @param letter what was written
 */
record RejectionLine(Instant rejectedAt, DeadLetter letter) {

  private static final JsonMapper JSON = new JsonMapper();

  /** That of a record of the topic of rejections, or why it is none. */
  static ReadResult<RejectionLine> of(ConsumerRecord<byte[], byte[]> record) {
    Map<String, byte[]> headers = new HashMap<>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    Instant rejectedAt = Instant.ofEpochMilli(record.timestamp());
    return DeadLetterReader.read(headers, record.key(), record.value())
        .map(letter -> new RejectionLine(rejectedAt, letter));
  }

  /** For example {@code 2026-12-01T12:05:00Z WRONG_TYPE predictions/0@17: latency_ms is …}. */
  String inWords() {
    Rejection rejection = letter.rejection();
    return "%s %s %s/%s@%s: %s"
        .formatted(
            rejectedAt,
            rejection.reason(),
            rejection.topic(),
            rejection.partition(),
            rejection.offset(),
            rejection.message());
  }

  /** The headers without the beginning of their names, in the order of these, and the value. */
  String json() {
    Map<String, String> why = new TreeMap<>();
    letter.addHeaders(
        (name, text) ->
            why.put(
                name.substring(DeadLetter.PREFIX.length()),
                new String(text, StandardCharsets.UTF_8)));
    byte[] value = letter.rejection().value();
    ObjectNode object = JSON.createObjectNode();
    object.put("rejected_at", rejectedAt.toString());
    why.forEach(object::put);
    putValue(object, value == null ? new byte[0] : value);
    return object.toString();
  }

  private static void putValue(ObjectNode object, byte[] value) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      object.put("value", text);
    } catch (CharacterCodingException e) {
      object.put("value_base64", Base64.getEncoder().encodeToString(value));
    }
  }
}
