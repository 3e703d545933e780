package dev.plumbline.monitoring.record;

import dev.plumbline.monitoring.alert.Alert;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What one step in the life of an alert is known by on the topic, in the header {@value #HEADER}: a
 * name-based UUID of its id, sequence and what it says. Equal for equal steps, whatever form the
 * value has; a step that says something else under the same id and sequence is another.
 */
public final class AlertStep {

  public static final String HEADER = "plumbline.step";

  private AlertStep() {}

  /** The step that an alert is. */
  public static String of(Alert alert) {
    String name =
        String.join(
            "\n",
            alert.alertId(),
            Integer.toString(alert.sequence()),
            alert.status().name(),
            alert.severity().name(),
            Long.toString(alert.windowStart()),
            Long.toString(alert.windowEnd()),
            Integer.toString(alert.monitorRevision()),
            alert.message());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The value of the header that an alert is written with. */
  static byte[] header(Alert alert) {
    return of(alert).getBytes(StandardCharsets.UTF_8);
  }

  /** The step that the value of a header names. */
  public static String of(byte[] header) {
    return new String(header, StandardCharsets.UTF_8);
  }
}
