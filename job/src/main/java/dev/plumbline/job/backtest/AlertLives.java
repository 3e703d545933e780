package dev.plumbline.job.backtest;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each alert was raised and when it was over, whatever the order in which that is reported.
 */
final class AlertLives {

  /**
   * One life.
   *
   * @param startedAt end of the window that fired first, epoch milliseconds
   * @param resolvedAt end of the window that resolved it, null while it fires
   */
  record Life(long startedAt, Long resolvedAt) {

    /** Milliseconds it lasted; one that still fires lasts until {@code end}. */
    long lasted(long end) {
      return Math.max(0, (resolvedAt == null ? end : resolvedAt) - startedAt);
    }
  }

  private final Map<RuleSeries, Map<String, Life>> lives = new HashMap<>();

  /** Takes what became of an alert. */
  synchronized void take(Alert alert) {
    RuleSeries of = new RuleSeries(alert.rule(), alert.version(), alert.segment(), alert.feature());
    boolean over = alert.status() == AlertStatus.RESOLVED;
    lives
        .computeIfAbsent(of, none -> new HashMap<>())
        .merge(
            alert.alertId(),
            new Life(alert.startedAt(), over ? alert.resolvedAt() : null),
            (known, reported) -> reported.resolvedAt() == null ? known : reported);
  }

  /** The lives of each rule and series, in the order in which they began. */
  synchronized Map<RuleSeries, List<Life>> lives() {
    Map<RuleSeries, List<Life>> sorted = new HashMap<>();
    lives.forEach(
        (of, byId) -> {
          List<Life> list = new ArrayList<>(byId.values());
          list.sort((one, other) -> Long.compare(one.startedAt(), other.startedAt()));
          sorted.put(of, list);
        });
    return sorted;
  }
}
