package dev.plumbline.cli.file.cell;

import com.fasterxml.jackson.databind.JsonNode;

/** A cell as a message quotes it: on one line, at most 80 characters, nothing that steers. */
public final class ShortCell {

  private static final int LONGEST = 80;

  private ShortCell() {}

  public static String of(JsonNode cell) {
    if (cell.isContainerNode()) {
      return cell.isArray() ? "an array" : "an object";
    }
    return cell.isTextual() ? of(cell.textValue()) : cell.asText();
  }

  public static String of(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    return "\"" + cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?") + "\"";
  }
}
