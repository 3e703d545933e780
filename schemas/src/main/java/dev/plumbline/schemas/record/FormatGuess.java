package dev.plumbline.schemas.record;

import dev.plumbline.schemas.text.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Says what a value without a known first byte looks like, and what its producer should do. A guess
 * for the message only: nothing is read by it.
 */
final class FormatGuess {

  private static final String FRAME =
      " Frame Avro by the ten bytes in schemas/headers.txt, or publish one JSON object.";

  private FormatGuess() {}

  /** What the value looks like and what to do; the value has at least one byte. */
  static String of(byte[] value) {
    int first = value[0] & 0xFF;
    return switch (first) {
      case 0x01 -> value.length > 17 ? guidHeader() : unknown(value);
      case 0xC3 -> "The value starts like text that is not ASCII, not with C3 01." + FRAME;
      case 'O' -> startsWith(value, 'O', 'b', 'j', 1) ? containerFile() : text(value);
      case '[' -> "The value is a JSON array: publish one object per message.";
      case '"' ->
          "The value is JSON text inside JSON text: publish the object itself, once encoded.";
      case 0xEF -> "The value starts with a byte order mark: publish UTF-8 without it.";
      case 0x1F, 0x28 -> compressed(value);
      case 0x80 -> unknown(value) + " A Python pickle starts like this.";
      case 0xAC -> unknown(value) + " A serialized Java object starts like this.";
      case 0x08, 0x0A, 0x0D, 0x10, 0x12 -> controlOrProtobuf(value);
      default -> isText(value) ? text(value) : unknown(value);
    };
  }

  /** For a value that a reader's own schema decodes to the last byte. */
  static String rawAvro(String schemaName, String header) {
    return "The value is raw Avro of "
        + schemaName
        + " without a header: put the ten bytes "
        + header
        + " before it.";
  }

  private static String guidHeader() {
    return "The value looks like Confluent's newer header, 01 and 16 bytes of GUID: configure the"
        + " serializer to put the schema id before the value (00 and four bytes).";
  }

  private static String containerFile() {
    return "The value is an Avro container file: publish each record of it as one message." + FRAME;
  }

  private static String compressed(byte[] value) {
    if (startsWith(value, 0x1F, 0x8B) || startsWith(value, 0x28, 0xB5, 0x2F, 0xFD)) {
      return "The value is compressed by the application: use the producer's compression.type.";
    }
    return isText(value) ? text(value) : unknown(value);
  }

  private static String controlOrProtobuf(byte[] value) {
    if (isText(value)) {
      return text(value);
    }
    return "The value looks like Protobuf, which is not read." + FRAME;
  }

  private static String text(byte[] value) {
    String start = new String(value, 0, Math.min(value.length, 100), StandardCharsets.UTF_8);
    if (start.stripLeading().startsWith("{")) {
      return "The value has white space before its JSON object: start it with {.";
    }
    return "The value looks like plain text, \"" + Quoted.of(start) + "\"." + FRAME;
  }

  private static String unknown(byte[] value) {
    String start = HexFormat.ofDelimiter(" ").formatHex(value, 0, Math.min(value.length, 10));
    return "The value starts with " + start + ", which names no form that is read." + FRAME;
  }

  private static boolean isText(byte[] value) {
    for (int i = 0; i < Math.min(value.length, 100); i++) {
      int unit = value[i] & 0xFF;
      if (unit < 0x20 && unit != '\n' && unit != '\r' && unit != '\t') {
        return false;
      }
    }
    return (value[0] & 0xFF) < 0x80;
  }

  private static boolean startsWith(byte[] value, int... start) {
    if (value.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((value[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
