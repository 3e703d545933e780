package dev.plumbline.schemas.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a text that is no JSON, in words for the one who wrote it: what the parser
 * says of its own switches and classes is left out.
 */
public final class JsonProblem {

  private static final Pattern NO_NUMBER =
      Pattern.compile("Non-standard token '([+-]?(?:NaN|Infinity|INF))'.*", Pattern.DOTALL);

  /** Hints at switches, in the forms that Jackson gives them. */
  private static final Pattern HINT =
      Pattern.compile(
          "[:;,]? ?\\(?(?:consider enabling|enable|from|to allow) `[^`]*`(?: to allow)?\\)?|`[^`]*`| ?\\(not recognized as one[^)]*\\)");

  private JsonProblem() {}

  /** What is wrong, without its place. */
  public static String inWords(JsonProcessingException problem) {
    return inWords(problem.getOriginalMessage());
  }

  /** What is wrong, from the words of the parser. */
  public static String inWords(String message) {
    String first = String.valueOf(message).lines().findFirst().orElse("");
    Matcher number = NO_NUMBER.matcher(first);
    if (number.matches()) {
      return number.group(1) + " is no JSON; a missing number is null";
    }
    if (first.startsWith("Unexpected end-of-input")) {
      return "it ends in the middle; one object stands on one line";
    }
    if (first.startsWith("Trailing token")) {
      return "something follows the object";
    }
    return HINT.matcher(first).replaceAll("").strip();
  }
}
