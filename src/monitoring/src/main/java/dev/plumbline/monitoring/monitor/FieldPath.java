package dev.plumbline.monitoring.monitor;

import java.util.regex.Pattern;

/** Writes places in a file as people do: {@code rules[0].metric}, {@code features["a.b"]}. */
final class FieldPath {

  static final String ROOT = "";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

  private FieldPath() {}

  static String child(String parent, String key) {
    if (!PLAIN.matcher(key).matches()) {
      return parent + "[" + Found.text(key) + "]";
    }
    return parent.isEmpty() ? key : parent + "." + key;
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }
}
