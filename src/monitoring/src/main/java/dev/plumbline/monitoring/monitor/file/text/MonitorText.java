package dev.plumbline.monitoring.monitor.file.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.schemas.text.StrictUtf8;
import java.util.Optional;

/**
 * Turns the text of a monitor into a tree, whether it is JSON or YAML. A text that begins with
 * <code>{</code> is tried as JSON first, since YAML readers stumble over JSON's tabs and long keys.
 */
public final class MonitorText {

  /** Characters; what a broker takes as one record by default. */
  static final int LONGEST_TEXT = 1024 * 1024;

  /** Bytes of UTF-8, of which a character takes three at most, and what it is made of four. */
  public static final int MOST_BYTES = 3 * LONGEST_TEXT;

  /** Keys and items; two thousand features with ranges and a thousand rules are 35,000. */
  static final int MOST_VALUES = 50_000;

  /** Characters of one value; the longest that a monitor may have is the URL of a runbook. */
  static final int LONGEST_VALUE = 2_048;

  static final int LONGEST_KEY = 256;
  static final int DEEPEST_NESTING = 20;
  static final int LONGEST_NUMBER = 100;
  static final String TOO_DEEP = "is nested too deep: at most " + DEEPEST_NESTING + " levels";
  static final String TOO_MANY_VALUES = "has too many values: at most " + MOST_VALUES;
  static final String KEY_TOO_LONG =
      "is too long for a name: at most " + LONGEST_KEY + " characters";
  public static final String EFFECTIVE_FROM = "effective_from";
  public static final String WATCHED_SINCE = "watched_since";

  private MonitorText() {}

  /** The tree; or empty, with a problem that says why. */
  public static Optional<JsonNode> parse(String text, Problems problems) {
    Optional<JsonNode> root = tree(text, problems);
    if (hasTooManyValues(problems)) {
      problems.add(1, "", "", TOO_MANY_VALUES);
      return Optional.empty();
    }
    return root;
  }

  static boolean hasTooManyValues(Problems problems) {
    return problems.located() > MOST_VALUES;
  }

  static boolean isTooLongAsKey(String key) {
    return key.length() > LONGEST_KEY;
  }

  /**
   * The text in bytes; or empty, with a problem that says why.
   *
   * @param bytes null for a record without a value
   */
  public static Optional<String> decode(byte[] bytes, Problems problems) {
    if (bytes == null || bytes.length == 0) {
      problems.add(1, "", "", "is empty");
      return Optional.empty();
    }
    if (bytes.length > MOST_BYTES) {
      problems.add(1, "", bytes.length + " bytes", "are too many; at most " + MOST_BYTES);
      return Optional.empty();
    }
    Optional<String> text = StrictUtf8.read(bytes);
    if (text.isEmpty()) {
      problems.add(1, "", "", "is no UTF-8 text");
    }
    return text;
  }

  private static Optional<JsonNode> tree(String text, Problems problems) {
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (body.length() > LONGEST_TEXT) {
      String found = body.length() + " characters";
      problems.add(1, "", found, "are too many; at most " + LONGEST_TEXT);
      return Optional.empty();
    }
    if (!body.stripLeading().startsWith("{")) {
      return YamlSource.parse(body, problems);
    }
    Problems asJson = new Problems("");
    return JsonSource.parse(body, asJson).isPresent()
        ? JsonSource.parse(body, problems)
        : flowStyle(body, problems);
  }

  /** YAML may begin with a brace, too; if it is neither, JSON was meant. */
  private static Optional<JsonNode> flowStyle(String body, Problems problems) {
    return YamlSource.parse(body, new Problems("")).isPresent()
        ? YamlSource.parse(body, problems)
        : JsonSource.parse(body, problems);
  }
}
