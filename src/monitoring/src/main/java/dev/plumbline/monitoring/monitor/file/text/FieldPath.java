package dev.plumbline.monitoring.monitor.file.text;

import java.util.regex.Pattern;

/** Writes places in a file as people do: {@code rules[0].metric}, {@code features["a.b"]}. */
public final class FieldPath {

  public static final String ROOT = "";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

  private FieldPath() {}

  public static String child(String parent, String key) {
    if (!PLAIN.matcher(key).matches()) {
      return parent + "[" + Found.text(key) + "]";
    }
    return parent.isEmpty() ? key : parent + "." + key;
  }

  public static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }
}
