package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Severity;
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
  private static final String LOST = "lost_alerts";
  private static final String UNVERIFIED_ALERTS = "unverified-alerts";
  private static final String UNVERIFIED = "unverified_alerts";

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
    return fired(
        LOST_TRANSACTION,
        LOST,
        lost,
        oldest,
        now,
        String.format(
            "plumbline: %,d alert%s in a transaction that Kafka ended before the job could commit"
                + " it; what was lost is written again now, with the same ids. Bring the job back"
                + " within alerts.transaction-timeout (%s), or raise it, and the broker's"
                + " transaction.max.timeout.ms with it.",
            lost, lost == 1 ? " was" : "s were", transactionTimeout));
  }

  /**
   * Fires when alerts are not on their topic and nobody can tell whether they were, because the
   * topic no longer has what it had.
   *
   * @param missing how many, at least 1
   * @param oldest end of the earliest window that one of them is about, epoch milliseconds
   * @param now when it was found, epoch milliseconds
   * @param gone why the topic does not have it, as a sentence
   */
  public static Alert unverified(int missing, long oldest, long now, String gone) {
    return fired(
        UNVERIFIED_ALERTS,
        UNVERIFIED,
        missing,
        oldest,
        now,
        String.format(
            "plumbline: whether %,d alert%s of the last checkpoints %s published cannot be told. %s"
                + " They are not written again, so that nobody is told twice; the log of the job"
                + " lists them: compare it with what consumers have. What was published after the"
                + " checkpoint may come once more. Let the topic keep alerts for longer than the"
                + " job may be down.",
            missing, missing == 1 ? "" : "s", missing == 1 ? "was" : "were", gone));
  }

  private static Alert fired(
      String rule, String metric, int count, long oldest, long now, String message) {
    String key = AlertIdentity.key(MODEL, VERSION, "*", rule, "");
    return alert(
        AlertIdentity.id(key, now, now),
        0,
        key,
        AlertStatus.FIRING,
        rule,
        metric,
        count,
        Math.min(oldest, now),
        now,
        null,
        message);
  }

  /** The end of an alert that one of the others fired. */
  public static Alert over(Alert fired, long now) {
    String alerts = String.format("%,d alert%s", fired.count(), fired.count() == 1 ? "" : "s");
    return alert(
        fired.alertId(),
        fired.sequence() + 1,
        fired.alertKey(),
        AlertStatus.RESOLVED,
        fired.rule(),
        fired.metric(),
        fired.count(),
        fired.windowStart(),
        fired.startedAt(),
        Math.max(now, fired.startedAt()),
        fired.rule().equals(LOST_TRANSACTION)
            ? "plumbline: what a lost transaction held, " + alerts + ", has been published."
            : "plumbline: no more is said of " + alerts + " that may not have been published.");
  }

  private static Alert alert(
      String id,
      int sequence,
      String key,
      AlertStatus status,
      String rule,
      String metric,
      long count,
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
        rule,
        metric,
        "",
        metric + " above 0",
        (double) count,
        null,
        null,
        0.0,
        null,
        null,
        count,
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
