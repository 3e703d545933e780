package dev.plumbline.cli.backtest;

import dev.plumbline.cli.terminal.DisplayText;
import dev.plumbline.cli.terminal.Table;
import dev.plumbline.job.backtest.BacktestReport;
import dev.plumbline.job.backtest.CameIn;
import dev.plumbline.job.backtest.LabelsJoined;
import dev.plumbline.job.backtest.RuleReport;
import dev.plumbline.job.backtest.RuleSeries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A backtest in words: what came in, a line for every rule, one for each of its series that would
 * have alerted, and where the files are.
 */
record BacktestText(BacktestReport report, Path out) {

  private static final int MOST_SERIES = 10;
  private static final String ALL = "*";

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        report.first() == null
            ? report.model() + ": no events"
            : "%s: %s to %s".formatted(report.model(), report.first(), report.last()));
    lines.addAll(cameIn());
    if (report.labels().accepted() > 0) {
      lines.add(joined());
    }
    lines.add("");
    lines.addAll(rules());
    lines.add("");
    lines.add(file("metrics.jsonl", report.measurements()));
    lines.add(file("alerts.jsonl", report.alertLines()));
    lines.add(file("rejections.jsonl", report.rejections()));
    return lines;
  }

  private List<String> cameIn() {
    Table table = new Table("came in", "read", "rejected", "unmonitored", "accepted", "late");
    add(table, "predictions", report.predictions());
    add(table, "labels", report.labels());
    return table.lines();
  }

  private String joined() {
    LabelsJoined joined = report.joined();
    return "of the labels accepted: %s joined, %s superseded, %s retracted, %s out of time, %s orphaned"
        .formatted(
            DisplayText.count(joined.joined()),
            DisplayText.count(joined.superseded()),
            DisplayText.count(joined.retracted()),
            DisplayText.count(joined.outOfTime()),
            DisplayText.count(joined.orphaned()));
  }

  private static void add(Table table, String what, CameIn cameIn) {
    table.add(
        what,
        DisplayText.count(cameIn.read()),
        DisplayText.count(cameIn.rejected()),
        DisplayText.count(cameIn.unmonitored()),
        DisplayText.count(cameIn.accepted()),
        DisplayText.count(cameIn.late()));
  }

  private List<String> rules() {
    if (report.rules().isEmpty()) {
      return List.of("The monitor has no rules.");
    }
    Table table =
        new Table("rule", "severity", "alerts", "first", "last", "in all", "windows in breach");
    for (RuleReport rule : report.rules()) {
      table.add(
          rule.rule(),
          rule.severity(),
          DisplayText.count(rule.alerts()),
          time(rule.first()),
          time(rule.last()),
          lasted(rule.alerts(), rule.lasted(), rule.firing()),
          share(rule.breaching(), rule.windows()));
      List<RuleReport.Series> alerting =
          rule.series().stream().filter(series -> series.alerts() > 0).toList();
      alerting.stream().limit(MOST_SERIES).forEach(series -> add(table, series));
      int left = alerting.size() - MOST_SERIES;
      if (left > 0) {
        table.add("  and " + left + " more; --json has all", "", "", "", "", "", "");
      }
    }
    return table.lines();
  }

  private static void add(Table table, RuleReport.Series series) {
    table.add(
        "  " + name(series.of()),
        "",
        DisplayText.count(series.alerts()),
        time(series.first()),
        time(series.last()),
        lasted(series.alerts(), series.lasted(), series.firing() ? 1 : 0),
        share(series.breaching(), series.windows()));
  }

  /** For example {@code version 2, channel=web, amount}; {@code all} for everything together. */
  static String name(RuleSeries of) {
    List<String> parts = new ArrayList<>();
    if (!of.version().equals(ALL)) {
      parts.add("version " + (of.version().isEmpty() ? "\"\"" : of.version()));
    }
    if (!of.segment().equals(ALL)) {
      parts.add(of.segment());
    }
    if (!of.feature().isEmpty()) {
      parts.add(of.feature());
    }
    return parts.isEmpty() ? "all" : String.join(", ", parts);
  }

  private static String time(Instant at) {
    return at == null ? "-" : at.toString();
  }

  private static String lasted(long alerts, Duration lasted, long firing) {
    if (alerts == 0) {
      return "-";
    }
    return inWords(lasted) + (firing == 0 ? "" : ", " + firing + " still firing");
  }

  /** For example {@code 2 d 3 h}, {@code 1 h 5 min}, {@code 12 min 30 s}, {@code 9 s}. */
  static String inWords(Duration duration) {
    if (duration.toDays() > 0) {
      return duration.toDays() + " d " + duration.toHoursPart() + " h";
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    return duration.toMinutes() > 0
        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
        : duration.toSeconds() + " s";
  }

  private static String share(long breaching, long windows) {
    return "%s of %s (%s)"
        .formatted(
            DisplayText.count(breaching),
            DisplayText.count(windows),
            DisplayText.share(breaching, windows));
  }

  private String file(String name, long lines) {
    return "%s  %s lines".formatted(out.resolve(name), DisplayText.count(lines));
  }
}
