package dev.plumbline.monitoring.alert;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * The names by which an alert is known: a key over many lives, an id for one life. Both follow from
 * content alone, so a replay gives the same ones (alerts of the job about itself excepted).
 */
final class AlertIdentity {

  private AlertIdentity() {}

  /**
   * {@code model/version/segment/rule/feature}, for example {@code
   * fraud/3/channel=web/input-drift/amount}. A slash, a percent sign or a control character inside
   * a part is written as percent and two hexadecimal digits ({@code %2F}), so that two different
   * series never share a key.
   */
  static String key(String model, String version, String segment, String rule, String feature) {
    return String.join(
        "/", escape(model), escape(version), escape(segment), escape(rule), escape(feature));
  }

  /** Name-based UUID of the key and the window that fired first. */
  static String id(String key, long windowStart, long windowEnd) {
    String name = key + "/" + windowStart + "/" + windowEnd;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String escape(String part) {
    StringBuilder escaped = new StringBuilder(part.length());
    for (int i = 0; i < part.length(); i++) {
      char character = part.charAt(i);
      if (character == '/' || character == '%' || Character.isISOControl(character)) {
        escaped.append(String.format(Locale.ROOT, "%%%02X", (int) character));
      } else {
        escaped.append(character);
      }
    }
    return escaped.toString();
  }
}
