package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.measurement.Axis;
import java.util.List;
import java.util.Map;

/**
 * Alerts of the job about itself: model {@code plumbline}, version {@code self}, so that their
 * {@code alert_key} begins with {@code plumbline/self/}. They tell what happened to one run and are
 * exempt from replay: another run of the same events has others or none.
 */
public final class SelfAlert {

  /** The model of all of them. */
  public static final String MODEL = "plumbline";

  /** The version of all of them. */
  public static final String VERSION = "self";

  private static final String LOST_TRANSACTION = "lost-transaction";
  private static final String METRIC = "lost_alerts";

  private SelfAlert() {}

  /** Whether an alert is one of the job about itself. */
  public static boolean is(Alert alert) {
    return MODEL.equals(alert.model()) && VERSION.equals(alert.version());
  }

  /**
   * Fires when alerts were in a transaction that ended before it could be committed.
   *
   * @param lost how many, at least 1
   * @param oldest end of the earliest window that one of them is about, epoch milliseconds
   * @param now when it was found, epoch milliseconds
   * @param transactionTimeout {@code alerts.transaction-timeout} in words
   */
  public static Alert lostTransaction(int lost, long oldest, long now, String transactionTimeout) {
    String key = AlertIdentity.key(MODEL, VERSION, "*", LOST_TRANSACTION, "");
    return alert(
        AlertIdentity.id(key, now, now),
        0,
        key,
        AlertStatus.FIRING,
        lost,
        Math.min(oldest, now),
        now,
        null,
        String.format(
            "plumbline: %,d alert%s in a transaction that Kafka ended before the job could commit"
                + " it; what was lost is written again now, with the same ids. Bring the job back"
                + " within alerts.transaction-timeout (%s), or raise it, and the broker's"
                + " transaction.max.timeout.ms with it.",
            lost, lost == 1 ? " was" : "s were", transactionTimeout));
  }

  /** The end of an alert of this kind: what was lost is published. */
  public static Alert over(Alert fired, long now) {
    return alert(
        fired.alertId(),
        fired.sequence() + 1,
        fired.alertKey(),
        AlertStatus.RESOLVED,
        fired.count(),
        fired.windowStart(),
        fired.startedAt(),
        Math.max(now, fired.startedAt()),
        String.format(
            "plumbline: what a lost transaction held, %,d alert%s, has been published.",
            fired.count(), fired.count() == 1 ? "" : "s"));
  }

  private static Alert alert(
      String id,
      int sequence,
      String key,
      AlertStatus status,
      long lost,
      long oldest,
      long startedAt,
      Long resolvedAt,
      String message) {
    return new Alert(
        id,
        sequence,
        key,
        status,
        Severity.CRITICAL,
        MODEL,
        VERSION,
        "*",
        Axis.PREDICTION_TIME,
        LOST_TRANSACTION,
        METRIC,
        "",
        METRIC + " above 0",
        (double) lost,
        null,
        null,
        0.0,
        null,
        null,
        lost,
        oldest,
        startedAt,
        startedAt,
        resolvedAt,
        0,
        message,
        List.of(),
        null,
        Map.of());
  }
}
