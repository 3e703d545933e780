package dev.plumbline.job.stage.ingest;

import java.util.Map;
import org.apache.avro.util.Utf8;

/** Looks names up in Avro maps, whose keys are {@link Utf8} or strings after the way they came. */
final class Attributes {

  private Attributes() {}

  /** The text under a name, null when absent. */
  static String value(Map<CharSequence, CharSequence> attributes, String name) {
    Object value = object(attributes, name);
    return value == null ? null : value.toString();
  }

  /** The value under a name, null when absent. */
  static Object object(Map<CharSequence, ?> map, String name) {
    if (map.isEmpty()) {
      return null;
    }
    Object value = map.get(new Utf8(name));
    return value == null ? map.get(name) : value;
  }
}
