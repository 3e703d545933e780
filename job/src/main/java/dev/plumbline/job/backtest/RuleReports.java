package dev.plumbline.job.backtest;

import dev.plumbline.monitoring.monitor.Monitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Puts together what the windows and the alerts say of each rule, one report for every rule. */
final class RuleReports {

  private RuleReports() {}

  /**
   * The reports in the order of the monitor.
   *
   * @param ends until which what still fires is counted
   */
  static List<RuleReport> of(
      Monitor monitor,
      Map<RuleSeries, RuleWindows.Counted> windows,
      Map<RuleSeries, List<AlertLives.Life>> lives,
      DataEnds ends) {
    TreeSet<RuleSeries> all = new TreeSet<>(windows.keySet());
    all.addAll(lives.keySet());
    return monitor.rules().stream()
        .map(
            rule ->
                new RuleReport(
                    rule.name(),
                    rule.severity().name(),
                    rule.metric(),
                    all.stream()
                        .filter(of -> of.rule().equals(rule.name()))
                        .map(
                            of ->
                                series(
                                    of,
                                    windows.get(of),
                                    lives.get(of),
                                    ends.on(rule.scope().axis())))
                        .toList()))
        .toList();
  }

  private static RuleReport.Series series(
      RuleSeries of, RuleWindows.Counted windows, List<AlertLives.Life> lives, long end) {
    List<AlertLives.Life> known = lives == null ? List.of() : lives;
    Duration lasted = Duration.ofMillis(known.stream().mapToLong(life -> life.lasted(end)).sum());
    return new RuleReport.Series(
        of,
        known.size(),
        known.isEmpty() ? null : Instant.ofEpochMilli(known.get(0).startedAt()),
        known.isEmpty() ? null : Instant.ofEpochMilli(known.get(known.size() - 1).startedAt()),
        lasted,
        known.stream().anyMatch(life -> life.resolvedAt() == null),
        windows == null ? 0 : windows.windows(),
        windows == null ? 0 : windows.breaching());
  }
}
