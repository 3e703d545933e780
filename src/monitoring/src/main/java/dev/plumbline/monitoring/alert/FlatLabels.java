package dev.plumbline.monitoring.alert;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Alert labels as one string and back, whatever characters they hold: each name and each value as
 * its length in UTF-16 units, a colon, and itself, in the order of the names. {@code {team=risk}}
 * is {@code 4:team4:risk}.
 */
final class FlatLabels {

  private FlatLabels() {}

  static String write(Map<String, String> labels) {
    StringBuilder flat = new StringBuilder();
    new TreeMap<>(labels)
        .forEach(
            (name, value) -> {
              flat.append(name.length()).append(':').append(name);
              flat.append(value.length()).append(':').append(value);
            });
    return flat.toString();
  }

  static Map<String, String> read(String flat) {
    SortedMap<String, String> labels = new TreeMap<>();
    int position = 0;
    String name = null;
    while (position < flat.length()) {
      int colon = flat.indexOf(':', position);
      int end = colon + 1 + Integer.parseInt(flat, position, colon, 10);
      String text = flat.substring(colon + 1, end);
      if (name == null) {
        name = text;
      } else {
        labels.put(name, text);
        name = null;
      }
      position = end;
    }
    return Collections.unmodifiableSortedMap(labels);
  }
}
