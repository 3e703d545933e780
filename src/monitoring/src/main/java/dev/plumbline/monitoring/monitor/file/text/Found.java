package dev.plumbline.monitoring.monitor.file.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Quotes a value in a message: as it would stand in the file, cut to {@value #LONGEST}. */
public final class Found {

  private static final int LONGEST = 60;

  private Found() {}

  public static String text(String text) {
    return value(TextNode.valueOf(text));
  }

  static String value(JsonNode value) {
    return shortened(value.toString());
  }

  static String shortened(String written) {
    return written.length() <= LONGEST ? written : written.substring(0, LONGEST) + "…";
  }
}
