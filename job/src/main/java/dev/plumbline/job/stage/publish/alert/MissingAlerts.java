package dev.plumbline.job.stage.publish.alert;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.SelfAlert;
import dev.plumbline.monitoring.record.AlertStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.util.TimeUtils;

/**
 * What was handed over before a restore, compared with what the topic has.
 *
 * @param alerts handed over, and not on the topic
 * @param further steps on the topic that were not handed over: the job had gone on
 */
record MissingAlerts(List<Alert> alerts, Set<String> further) {

  /** Compares alerts that were handed over with the steps that the topic has. */
  static MissingAlerts of(Iterable<HeldAlert> held, Collection<String> published) {
    Set<String> steps = new HashSet<>(published);
    List<Alert> missing = new ArrayList<>();
    for (HeldAlert before : held) {
      if (!steps.remove(AlertStep.of(before.alert()))) {
        missing.add(before.alert());
      }
    }
    return new MissingAlerts(missing, steps);
  }

  /** The alert that it cannot be known whether these were published, and why. */
  Alert unverified(long now, String gone) {
    return SelfAlert.unverified(alerts.size(), oldest(now), now, gone);
  }

  /** The alert that these were lost with a transaction. */
  Alert lost(long now, Duration transactionTimeout) {
    return SelfAlert.lostTransaction(
        alerts.size(), oldest(now), now, TimeUtils.formatWithHighestUnit(transactionTimeout));
  }

  /** Their keys, status and ids in one line, for the log. */
  String listed() {
    return alerts.stream()
        .map(alert -> alert.alertKey() + " " + alert.status() + " " + alert.alertId())
        .collect(Collectors.joining(", "));
  }

  private long oldest(long now) {
    return alerts.stream().mapToLong(Alert::windowEnd).min().orElse(now);
  }
}
