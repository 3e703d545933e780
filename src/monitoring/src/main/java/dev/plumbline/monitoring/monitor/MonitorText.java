package dev.plumbline.monitoring.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Turns the text of a monitor into a tree, whether it is JSON or YAML. A text that begins with
 * <code>{</code> is tried as JSON first, since YAML readers stumble over JSON's tabs and long keys.
 */
final class MonitorText {

  /** Characters; what a broker takes as one record by default. */
  static final int LONGEST_TEXT = 1024 * 1024;

  /** Keys and items; two thousand features with ranges and a thousand rules are 35,000. */
  static final int MOST_VALUES = 50_000;

  static final int DEEPEST_NESTING = 20;
  static final int LONGEST_NUMBER = 100;
  static final String EFFECTIVE_FROM = "effective_from";
  static final String WATCHED_SINCE = "watched_since";

  private MonitorText() {}

  /** The tree; or empty, with a problem that says why. */
  static Optional<JsonNode> parse(String text, Problems problems) {
    Optional<JsonNode> root = tree(text, problems);
    if (problems.located() > MOST_VALUES) {
      String found = problems.located() + " values";
      problems.add(1, "", found, "are too many; at most " + MOST_VALUES);
      return Optional.empty();
    }
    return root;
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
