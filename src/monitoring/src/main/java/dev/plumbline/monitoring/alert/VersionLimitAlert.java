package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.monitor.Severity;
import dev.plumbline.monitoring.monitor.Versions;
import java.util.List;
import java.util.Locale;

/**
 * The alert that a model has more versions than are measured for themselves: about the version
 * {@value Versions#OTHER}, under which the rest is counted. It follows from the events and their
 * times, so a replay tells the same.
 */
public final class VersionLimitAlert {

  /** Its rule, which no monitor has: names of rules begin with a letter or a digit. */
  public static final String RULE = "__version_limit__";

  private static final String METRIC = "live_versions";

  private VersionLimitAlert() {}

  /**
   * Fires when the first version is over the limit.
   *
   * @param monitor in force at the end of the pane
   * @param limit how many versions are measured for themselves
   * @param start start of the six hours that the pane is in, epoch milliseconds
   * @param end end of the pane, epoch milliseconds
   */
  public static Alert fired(Monitor monitor, int limit, long start, long end) {
    String key = AlertIdentity.key(monitor.model(), Versions.OTHER, Segment.ALL, RULE, "");
    String message =
        String.format(
            Locale.ROOT,
            "%s: more than %,d versions within a day. Those are measured each for itself; all"
                + " others are counted together as version %s. If the producer makes a version for"
                + " every event, mend it, or have the monitor say 'versions: together'; if there"
                + " are that many, raise versions.limit in the job's settings.",
            monitor.model(),
            limit,
            Versions.OTHER);
    return new Alert(
        AlertIdentity.id(key, start, end),
        0,
        key,
        AlertStatus.FIRING,
        Severity.WARNING,
        monitor.model(),
        Versions.OTHER,
        Segment.ALL,
        Axis.PREDICTION_TIME,
        RULE,
        METRIC,
        "",
        METRIC + " above " + limit,
        null,
        null,
        null,
        (double) limit,
        null,
        null,
        0,
        start,
        end,
        end,
        null,
        monitor.revision(),
        message,
        List.of(),
        null,
        monitor.alertLabels());
  }

  /**
   * The end of an alert of this kind.
   *
   * @param end when no version had been over the limit for a day, epoch milliseconds
   */
  public static Alert over(Alert fired, long end) {
    return new Alert(
        fired.alertId(),
        fired.sequence() + 1,
        fired.alertKey(),
        AlertStatus.RESOLVED,
        fired.severity(),
        fired.model(),
        fired.version(),
        fired.segment(),
        fired.axis(),
        fired.rule(),
        fired.metric(),
        fired.feature(),
        fired.condition(),
        null,
        null,
        null,
        fired.threshold(),
        null,
        null,
        0,
        end - 1,
        end,
        fired.startedAt(),
        end,
        fired.monitorRevision(),
        String.format(
            Locale.ROOT,
            "%s: no version over the limit of %,.0f for a day; each is measured for itself again.",
            fired.model(),
            fired.threshold()),
        List.of(),
        null,
        fired.labels());
  }
}
